import { type APIAttachment, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Ids } from '../world/ids.ts';
import type { Draft } from './component-form.ts';

/**
 * Components as Discord stores them: each with an id, counted in order unless the request gives one, with defaults
 * filled in, and with resolved URLs of media.
 */
export function heldComponents(
  components: readonly Draft[],
  attachments: readonly APIAttachment[],
  nextId: Ids,
): APIMessageTopLevelComponent[] {
  let numbered = 0;
  const media = ({ url = '' }: { readonly url?: string }) => {
    const attached = attachments.find(({ filename }) => url === `attachment://${filename}`);
    const address = attached?.url ?? url;
    return {
      id: nextId(),
      url: address,
      proxy_url: address,
      ...(attached ? { attachment_id: attached.id } : {}),
    };
  };
  const hold = (draft: Draft): Readonly<Record<string, unknown>> => {
    numbered += 1;
    const { id = numbered, components: inner, accessory, ...rest } = draft;
    return {
      ...defaultsOf(draft),
      ...rest,
      id,
      ...(inner ? { components: inner.map(hold) } : {}),
      ...(accessory ? { accessory: hold(accessory) } : {}),
      ...(draft.media ? { media: media(draft.media) } : {}),
      ...(draft.file ? { file: media(draft.file) } : {}),
      ...(draft.items
        ? {
            items: draft.items.map((item) => {
              return { description: null, spoiler: false, ...item, media: media(item.media ?? {}) };
            }),
          }
        : {}),
    };
  };
  return components.map(hold) as unknown as APIMessageTopLevelComponent[];
}

function defaultsOf({ type }: Draft): Readonly<Record<string, unknown>> {
  switch (type) {
    case ComponentType.Container:
      return { accent_color: null, spoiler: false };
    case ComponentType.Separator:
      return { divider: true, spacing: 1 };
    case ComponentType.Thumbnail:
      return { description: null, spoiler: false };
    case ComponentType.File:
      return { name: null, size: null, spoiler: false };
    default:
      return {};
  }
}
