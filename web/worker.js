// The page's worker: the same wasm in a thread of its own. The page hands over the module that it has compiled itself,
// and `cargo xtask csp` writes the name of the loader (web/src/effects/worker).
import init from './loader.js';

const begin = ({ data }) => init({ module_or_path: data }).catch(reportError);
addEventListener('message', begin, { once: true });
