import type { PictureTexts } from './picture-texts.ts';

export const pictures: PictureTexts = {
  product: 'سند',
  promise: 'كل معلومة مع قائلها ومصدرها',
  map: {
    titleOf: (title) => `خريطة: ${title}`,
    noPlaces: 'لا تذكر أي معلومة عن هذا مكاناً يمكن إظهاره على الخريطة.',
    legend: 'تدل الدائرة على عدد المعلومات التي تذكر المكان، لا على موقع حدوث شيء ما.',
    outside: (places) => `خارج الخريطة: ${places}`,
    unnamed: (places) => `لا متسع لأسمائها: ${places}`,
    boundaries: (atlas) => `الحدود: ${atlas}`,
    places: 'المعلومات التي تذكر كل مكان:',
    all: 'كل الأماكن',
  },
  ring: 'تدل الحلقة على تاريخ استُنتج أو غير معروف.',
  past: 'لم تعد هذه المعلومة صالحة: صُحّحت أو سُحبت',
  part: (picture, of) => `${picture} من ${of}`,
};
