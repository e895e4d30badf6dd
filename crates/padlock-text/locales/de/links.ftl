## all-suites

# Why a link is refused. { $at } counts characters of the link or bytes of what is in it, from 0; of commands, from 1.

link-too_long = der Link ist länger als { $at } Zeichen
link-version = der Link beginnt nicht mit „1.“, der Version von Links, die hier bekannt ist
link-base64 = Zeichen { $at } des Links ist keines von base64url, oder seine letzten fehlen
link-zlib = der Link bricht ab oder wurde verändert: { $at } Byte davon ließen sich entpacken
link-inflated = der Link entpackt sich zu mehr als { $at } Byte
link-content = Byte { $at } dessen, wozu sich der Link entpackt: { $why }
link-scenario_too_long = das Szenario des Links ist länger als { $at } Byte
link-too_many_keys = der Link ändert mehr als { $at } Schlüssel seines Szenarios
link-too_many_commands = der Link hat mehr als { $at } Befehle
link-too_much_work = was der Link tut und plant, ist mehr Arbeit als { $at } Schritte: Ein Angriff zählt wie Hunderte davon
link-unknown_scenario = das Szenario „{ $why }“ des Links ist hier nicht bekannt
link-scenario = das Szenario des Links wird abgelehnt: { $why }
link-create = das Szenario des Links kann nicht beginnen: { $why }
link-command = Befehl { $at } des Links wird abgelehnt: { $why }
