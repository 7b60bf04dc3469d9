import type { Message } from 'grammy/types';
import type { Backstage, Handler } from './backstage.ts';
import { captionContent } from './contents.ts';
import type { SentRequest } from './journal.ts';
import { keyboardIn } from './keyboards.ts';
import { post, targetOf } from './made-message.ts';
import { flagIn, objectsIn, type Payload, stringIn } from './payload.ts';
import { photoOf } from './photos.ts';
import { badRequest, success } from './refusals.ts';

/** https://core.telegram.org/bots/api#sendphoto */
export const sendPhoto: Handler = (request, backstage) => {
  const { payload, files } = request;
  const target = targetOf(payload, backstage);
  const keyboard = keyboardIn(payload);
  const content = photoContent(payload, 'photo', request, backstage);
  const [message] = post(
    target,
    [{ ...content, ...(keyboard ? { reply_markup: keyboard } : {}) }],
    files,
    backstage,
  );
  return success(message);
};

/** https://core.telegram.org/bots/api#sendmediagroup; photos only. */
export const sendMediaGroup: Handler = (request, backstage) => {
  const { payload, files } = request;
  const target = targetOf(payload, backstage);
  const media = objectsIn(payload, 'media');
  if (media.length < 2 || media.length > 10) throw badRequest('media group must include 2-10 items');
  const group = `1${String(target.room.nextMessage).padStart(16, '0')}`;
  const contents = media.map((item) => {
    if (item['type'] !== 'photo') throw badRequest('the stand-in takes photos alone; see methods-media.ts');
    return { ...photoContent(item, 'media', request, backstage), media_group_id: group };
  });
  return success(post(target, contents, files, backstage));
};

function photoContent(
  item: Payload,
  name: string,
  { files }: SentRequest,
  backstage: Backstage,
): Partial<Message> {
  const photo = photoOf(stringIn(item, name) ?? '', files, backstage.fileIds);
  backstage.fileIds.add(photo.file_id);
  return {
    photo: [photo],
    ...captionContent(item, backstage),
    ...(flagIn(item, 'has_spoiler') ? { has_media_spoiler: true } : {}),
    ...(flagIn(item, 'show_caption_above_media') ? { show_caption_above_media: true } : {}),
  };
}
