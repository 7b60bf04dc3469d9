/** A command or an option: its translated name, for platforms that translate names, and what it is for. */
interface Wording {
  /** One word in small letters. */
  readonly name: string;
  readonly description: string;
}

/** Every command, and every group of them. */
export type CommandWordings = Readonly<Record<CommandKey, Wording>>;

/** Every option of a command. */
export type OptionWordings = Readonly<Record<OptionKey, Wording>>;

type CommandKey =
  | 'ask'
  | 'brief'
  | 'latest'
  | 'timeline'
  | 'who'
  | 'claims'
  | 'check'
  | 'sources'
  | 'more'
  | 'fact'
  | 'why'
  | 'language'
  | 'start'
  | 'settings'
  | 'privacy'
  | 'help'
  | 'rate'
  | 'vote'
  | 'digest'
  | 'digests'
  | 'subscribe'
  | 'change'
  | 'pause'
  | 'resume'
  | 'unsubscribe'
  | 'stop'
  | 'status'
  | 'preview'
  | 'forget'
  | 'forgetMe'
  | 'notify'
  | 'desk'
  | 'deskAdd'
  | 'deskDrafts'
  | 'deskReview'
  | 'deskPublish'
  | 'deskCorrect'
  | 'deskRetract'
  | 'deskTranslate'
  | 'deskLog'
  | 'deskAct';

type OptionKey =
  | 'question'
  | 'asOf'
  | 'ofAnswer'
  | 'ofFacts'
  | 'from'
  | 'position'
  | 'since'
  | 'name'
  | 'topic'
  | 'all'
  | 'text'
  | 'fact'
  | 'language'
  | 'command'
  | 'private'
  | 'helpful'
  | 'reason'
  | 'sure'
  | 'time'
  | 'zone'
  | 'days'
  | 'topics'
  | 'digestLanguage'
  | 'always'
  | 'quiet'
  | 'digest'
  | 'source'
  | 'draft'
  | 'card'
  | 'near'
  | 'wording'
  | 'english'
  | 'arabic'
  | 'sorani'
  | 'publishedFact'
  | 'retraction'
  | 'intoLanguage';
