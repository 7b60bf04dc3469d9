import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { MapContent, Picture, Pictures, TimelineContent } from '../reply/pictures.ts';
import { describeError, type Log } from '../util/log.ts';
import type { Scheme } from './palette.ts';

/** The most pictures that are kept: about 10 MB. */
const MOST_KEPT = 96;
/** The most that wait to be drawn. One takes about a tenth of a second of another thread. */
const MOST_WAITING = 8;
/** Longer timelines come as text alone: their pictures would fill the chat. */
const MOST_STATEMENTS = 16;

/**
 * Draws pictures one after the other on other threads, and keeps the last ones. The drawing modules are loaded with the first.
 * A picture is kept under what it shows, so one is
 * drawn once as long as what is known does not change.
 */
export class DrawnPictures implements Pictures {
  readonly #kept = new LRUCache<string, Promise<Uint8Array | undefined>>({ max: MOST_KEPT });
  readonly #scheme: Scheme;
  readonly #log: Log;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param scheme of pictures in chats */
  constructor(log: Log, scheme: Scheme = 'dark') {
    this.#log = log;
    this.#scheme = scheme;
  }

  async map(content: MapContent): Promise<readonly Picture[]> {
    return this.#blocks(async () => {
      // The first map takes 60 ms, in steps between which others have their turn.
      const { readAtlas } = await import('./map/land.ts');
      await setImmediate();
      readAtlas();
      await setImmediate();
      const { drawMap, projectLand } = await import('./map/map.ts');
      projectLand(content);
      await setImmediate();
      return [drawMap({ ...content, scheme: this.#scheme })];
    });
  }

  async timeline(content: TimelineContent): Promise<readonly Picture[]> {
    const statements = content.groups.reduce((sum, { lines }) => sum + lines.length, 0);
    if (statements > MOST_STATEMENTS) return [];
    return this.#blocks(async () => (await import('./timeline.ts')).drawTimeline(content, this.#scheme));
  }

  /** A picture as PNG; undefined where it cannot be drawn, or where too many wait already. Never rejects. */
  png(svg: string): Promise<Uint8Array | undefined> {
    const key = createHash('sha256').update(svg).digest('base64url');
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    if (this.#waiting >= MOST_WAITING) return Promise.resolve(undefined);
    const drawn = this.#draw(svg);
    this.#kept.set(key, drawn);
    // One that failed may succeed the next time.
    void drawn.then((png) => png ?? this.#kept.delete(key));
    return drawn;
  }

  async #draw(svg: string): Promise<Uint8Array | undefined> {
    this.#waiting += 1;
    const drawing = this.#last.then(async () => (await import('./png.ts')).pngOf(svg));
    this.#last = drawing.catch(() => undefined);
    try {
      return await drawing;
    } catch (error) {
      this.#failed(error);
      return undefined;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** All pictures of a reply, or none. */
  async #blocks(
    compose: () => Promise<readonly { readonly svg: string; readonly alt: string }[]>,
  ): Promise<readonly Picture[]> {
    try {
      const composed = await compose();
      const pngs = await Promise.all(composed.map(({ svg }) => this.png(svg)));
      const pictures = composed.flatMap(({ alt }, index): readonly Picture[] => {
        const png = pngs[index];
        return png === undefined ? [] : [{ kind: 'image', png, alt }];
      });
      return pictures.length === composed.length ? pictures : [];
    } catch (error) {
      this.#failed(error);
      return [];
    }
  }

  #failed(error: unknown): void {
    this.#log.error({ event: 'picture-failed', ...describeError(error) }, 'a picture could not be drawn');
  }
}
