# Scenarios: a title for menus, and the story in a sentence or two.

scenario-tls12-rsa = The premaster secret in a locked box
    .story = The client picks a secret, locks it with the key in the server’s certificate, and sends it. Everyone sees the box. Who can open it?
