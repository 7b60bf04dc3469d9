/** A MessageEntity; offset and length count UTF-16 code units. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  /** Id of the user of a text_mention. */
  readonly user?: number;
  readonly language?: string;
  readonly custom_emoji_id?: string;
}

/** Text with what formats it. */
export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** In the order in which TDLib gives them back. */
const STYLES = ['bold', 'italic', 'underline', 'strikethrough', 'spoiler'];
const QUOTES = ['blockquote', 'expandable_blockquote'];
const CODE = ['code', 'pre'];

/** At the same place, the outer one comes first (get_type_priority of TDLib). */
const PRIORITY = new Map(
  [[...QUOTES, 'pre'], ['code'], ['text_link', 'text_mention'], [], STYLES, ['custom_emoji']].flatMap(
    (types, level) => types.map((type, index) => [type, level * 10 + (level === 4 ? index : 0)] as const),
  ),
);
const DETECTED = 30;

/**
 * Puts entities in Telegram's form: in order, styles parted where others begin and where links and quotes begin and
 * end, nothing inside code, nothing that overlaps. (fix_entities of TDLib.)
 */
export function fixedEntities(entities: readonly Entity[]): readonly Entity[] {
  const sorted = entities.filter(({ length }) => length > 0).toSorted(byPlace);
  const quotes = withoutOverlaps(sorted.filter(({ type }) => QUOTES.includes(type)));
  const single = withoutOverlaps(
    sorted.filter(({ type }) => !QUOTES.includes(type) && !STYLES.includes(type)),
  ).filter((entity) => quotes.every((quote) => fits(entity, quote)));
  const others = [...single, ...quotes].toSorted(byPlace);
  const styles = sorted.filter(({ type }) => STYLES.includes(type));
  return [...others, ...partedStyles(styles, others)].toSorted(byPlace);
}

/** Adds what Telegram found by itself, where it does not meet what the bot has marked. */
export function withDetected(entities: readonly Entity[], detected: readonly Entity[]): readonly Entity[] {
  const marked = entities.filter(({ type }) => !QUOTES.includes(type) && !STYLES.includes(type));
  const free = detected.filter((entity) => marked.every((other) => !overlap(entity, other)));
  return free.length === 0 ? entities : fixedEntities([...entities, ...free]);
}

function byPlace(a: Entity, b: Entity): number {
  return a.offset - b.offset || b.length - a.length || priority(a) - priority(b);
}

function priority({ type }: Entity): number {
  return PRIORITY.get(type) ?? DETECTED;
}

function endOf({ offset, length }: Entity): number {
  return offset + length;
}

function overlap(a: Entity, b: Entity): boolean {
  return a.offset < endOf(b) && b.offset < endOf(a);
}

/** Whether an entity lies within a quote, around it or beside it. */
function fits(entity: Entity, quote: Entity): boolean {
  const within = entity.offset >= quote.offset && endOf(entity) <= endOf(quote);
  return within || !overlap(entity, quote);
}

function withoutOverlaps(sorted: readonly Entity[]): readonly Entity[] {
  let end = 0;
  return sorted.filter((entity) => {
    if (entity.offset < end) return false;
    end = endOf(entity);
    return true;
  });
}

/** Parts styles at the borders of the others; styles in code are dropped. */
function partedStyles(styles: readonly Entity[], others: readonly Entity[]): readonly Entity[] {
  const parted = new StylePieces(styles);
  const around: Entity[] = [];
  const goTo = (offset: number) => {
    for (let inner = around.at(-1); inner && offset >= endOf(inner); inner = around.at(-1)) {
      parted.takeUntil(endOf(inner), CODE.includes(inner.type));
      around.pop();
    }
    parted.takeUntil(offset, false);
  };
  for (const other of others) {
    goTo(other.offset);
    around.push(other);
  }
  goTo(Number.POSITIVE_INFINITY);
  return parted.pieces;
}

/** Styles, cut into pieces from left to right. (split_entities of TDLib.) */
class StylePieces {
  readonly pieces: Entity[] = [];
  readonly #open = new Map<string, { begin: number; end: number }>();
  readonly #styles: Entity[];

  constructor(styles: readonly Entity[]) {
    this.#styles = [...styles];
  }

  /** Takes all that begins before this offset, and cuts there. */
  takeUntil(offset: number, drop: boolean): void {
    const before = this.pieces.length;
    for (let next = this.#styles[0]; next && next.offset < offset; next = this.#styles[0]) {
      this.#styles.shift();
      this.#begin(next);
    }
    this.#cut(offset);
    if (drop) this.pieces.length = before;
  }

  #begin(style: Entity): void {
    const same = this.#open.get(style.type);
    if (same && style.offset <= same.end) {
      same.end = Math.max(same.end, endOf(style));
      return;
    }
    this.#cut(style.offset);
    this.#open.set(style.type, { begin: style.offset, end: endOf(style) });
  }

  #cut(offset: number): void {
    for (const type of STYLES) {
      const piece = this.#open.get(type);
      if (!piece || piece.begin >= offset) continue;
      const end = Math.min(piece.end, offset);
      this.pieces.push({ type, offset: piece.begin, length: end - piece.begin });
      if (piece.end <= offset) this.#open.delete(type);
      else piece.begin = offset;
    }
  }
}
