import type { PictureTexts } from './picture-texts.ts';

export const pictures: PictureTexts = {
  product: 'Sanad',
  promise: 'Every statement with its speaker and its source',
  map: {
    titleOf: (title) => `Map: ${title}`,
    noPlaces: 'No fact about this names a place that can be shown on the map.',
    legend: 'A circle shows how many facts name a place, not where something happened.',
    outside: (places) => `Outside the map: ${places}`,
    unnamed: (places) => `Without room for their names: ${places}`,
    boundaries: (atlas) => `Boundaries: ${atlas}`,
    places: 'Facts that name each place:',
    all: 'All places',
  },
  ring: 'A ring marks a date that was inferred, or is not known.',
  past: 'No longer valid: corrected or withdrawn',
  part: (picture, of) => `${picture} of ${of}`,
};
