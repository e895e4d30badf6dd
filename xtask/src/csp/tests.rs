use super::*;

const META: &str = "<meta http-equiv=\"Content-Security-Policy\" \
                      content=\"default-src 'none'; script-src 'self'\">";

#[test]
fn an_inline_script_is_permitted_by_its_hash_and_one_with_a_source_is_not() {
    let html = format!(
        "<head>{META}<script src=\"a.js\"></script><script type=\"module\">alert(1)</script>"
    );
    // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    let hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
    let expected = html.replace("script-src ", &format!("script-src {hash} "));
    assert_eq!(permit_inline_scripts(&html).unwrap(), expected);
}

#[test]
fn a_minified_tag_is_found_too() {
    let tag = META.replace("\"Content-Security-Policy\"", "Content-Security-Policy");
    assert!(permit_inline_scripts(&format!("{tag}<script>a()</script>")).is_ok());
}

#[test]
fn a_page_without_a_policy_is_refused() {
    assert!(permit_inline_scripts("<head><script>alert(1)</script>").is_err());
}

#[test]
fn a_policy_without_script_src_is_refused_even_when_the_word_follows_later() {
    let html = META.replace("script-src 'self'", "") + "<p>script-src 'self'</p>";
    assert!(permit_inline_scripts(&html).is_err());
}

#[test]
fn a_policy_that_comes_after_a_script_is_refused() {
    assert!(permit_inline_scripts(&format!("<script>early()</script>{META}")).is_err());
}

#[test]
fn an_inline_style_is_refused() {
    assert!(permit_inline_scripts(&format!("{META}<style>p {{}}</style>")).is_err());
}
