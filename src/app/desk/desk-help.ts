/** All of the desk on the command line. Each part, called wrongly, says how it is called as well. */
export const DESK_HELP = `The desk makes facts of sources. Sources become drafts, editors review them, and what they accept is published.

  npm run desk                             lists the drafts
  npm run desk -- review ID                reviews a draft in the terminal, fact by fact; "?" there lists the keys
  npm run desk -- add FILE|URL|-           makes a draft of a text, a page or the standard input
      --json                               prints it as one JSON object, and keeps nothing unless --keep is given too
      --anyway                             also of what is in already
      --title, --publisher, --author, --language, --url, --published
                                           what the text itself does not say, or says wrongly
  npm run desk -- feeds                    lists the feeds that are followed, with their state
  npm run desk -- feeds add URL            follows a feed from now on; --newest N drafts the newest N items that it has
  npm run desk -- feeds remove URL         follows it no longer; its drafts stay
  npm run desk -- feeds check              fetches all feeds now, and drafts their new items
  npm run desk -- publish ID               writes the accepted facts of a draft into the knowledge
  npm run desk -- correct FACT             writes a fact that takes the place of another
      --text "…" --text-ar "…"             what is right, in each language
      --reason "…" --reason-ar "…"         why, for readers
      --source ID --paragraph N            where the source that says it now has it
      --says NAME --status STATUS          who says it now, and how sure it is
  npm run desk -- retract FACT             takes a fact back; --reason "…" says why
  npm run desk -- translate LANGUAGE       lists the texts that a language lacks; --json prints one object a line
  npm run desk -- translate LANGUAGE FACT "…"
                                           writes the text of a fact
  npm run desk -- log                      shows who did what; --days N of the last N days, --json one object a line

publish, correct, retract and translate show what readers would see, and ask before they write; --yes answers.
`;
