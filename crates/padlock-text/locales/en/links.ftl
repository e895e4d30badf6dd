## all-suites

# Why a link is refused. { $at } counts characters of the link or bytes of what is in it, from 0; of commands, from 1.

link-too_long = the link is longer than { $at } characters
link-version = the link does not begin with “1.”, the version of links that is known here
link-base64 = character { $at } of the link is none of base64url, or its last ones are missing
link-zlib = the link breaks off or was changed: { $at } bytes of it could be unpacked
link-inflated = the link unpacks to more than { $at } bytes
link-content = byte { $at } of what the link unpacks to: { $why }
link-scenario_too_long = the link’s scenario is longer than { $at } bytes
link-too_many_keys = the link changes more than { $at } keys of its scenario
link-too_many_commands = the link has more than { $at } commands
link-too_much_work = what the link does and plans is more work than { $at } steps: an attack counts as hundreds of them
link-unknown_scenario = the link’s scenario “{ $why }” is not known here
link-scenario = the link’s scenario is refused: { $why }
link-create = the link’s scenario cannot begin: { $why }
link-command = command { $at } of the link is refused: { $why }
