# The command line’s trace.

cli-setting = { $id }, { $size ->
    [toy] toy size
   *[full] full size
 }, seed { $seed }
cli-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
 }
cli-quoted = “{ $text }”
cli-says = says { $text }
cli-hears = reads { $text }
cli-closes = closes the connection
cli-alerted = is told { $alert }
cli-gives-up = gives up with { $alert }: { $why }
cli-in-flight = { $count ->
    [one] { $count } message is still on its way.
   *[other] { $count } messages are still on their way.
 }

# Its complaints. { $path } and { $why } may be long: each stands at an end of the line.

cli-error = padlock: { $what }
cli-unknown-scenario = there is no scenario “{ $name }”
cli-did-you-mean = Did you mean “{ $name }”?
cli-known-scenarios = Known scenarios: { $names }. A scenario of your own is a file that ends in .toml.
cli-cannot-begin = the scenario cannot begin: { $why }
cli-cannot-read = cannot read { $path }: { $why }
cli-cannot-write = cannot write { $path }: { $why }
cli-cannot-print = cannot print: { $why }
cli-too-long = { $path } is too long for a scenario: at most { $limit } bytes
cli-cannot-export = cannot make the capture: { $why }
