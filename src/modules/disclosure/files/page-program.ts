/**
 * The program that opens other people's files: plain JavaScript carried as text, so that it runs alike from dist/ and
 * under the test runner. It is a process of its own and is given bytes, no file and no environment; whatever a hostile
 * file does to it, it does it there. It answers one request after the other: what the file is, what a page's operators
 * say of its text, how a page looks, and what a finished file holds besides pictures.
 */
export const PAGE_PROGRAM = String.raw`
const [root, canvasModule] = process.argv.slice(1);
const { createCanvas, loadImage, GlobalFonts } = require(canvasModule);
const scale = 150 / 72;
// A sign without a meaning ends a word in the canvas's own language: it would break the page.
const writing = Object.getPrototypeOf(createCanvas(1, 1).getContext('2d'));
for (const name of ['fillText', 'strokeText', 'measureText']) {
  const plain = writing[name];
  writing[name] = function (text, ...more) { return plain.call(this, String(text).replaceAll('\0', ' '), ...more); };
}
/** Families of this machine that draw Chinese: a file may name a typeface that is not in it and not here. */
const CHINESE = GlobalFonts.families.map(({ family }) => family)
  .filter((family) => /SC|CN|GB|CJK|Song|Sun|Hei|Kai|Fang|Ming|WenQuan|Han|Droid|Unifont/i.test(family))
  .sort((a, b) => /SC|CN|GB/.test(b) - /SC|CN|GB/.test(a) || /Serif|Song|Sun/i.test(b) - /Serif|Song|Sun/i.test(a));
const named = CHINESE.slice(0, 4).map((family) => ', "' + family + '"').join('');
const fontOf = Object.getOwnPropertyDescriptor(writing, 'font');
if (named && fontOf) Object.defineProperty(writing, 'font', {
  ...fontOf, set(font) { fontOf.set.call(this, String(font).replace(/, *(?:sans-serif|serif|monospace) *$/, '') + named + ', sans-serif'); },
});
let pdfjs, file, picture;

class PageError extends Error {}
const tell = (code) => { throw new PageError(code); };

async function open({ bytes, kind, longest }) {
  if (kind !== 'pdf') return openPicture(bytes, longest);
  pdfjs = await import(root + 'legacy/build/pdf.mjs');
  const places = { cMapUrl: root + 'cmaps/', standardFontDataUrl: root + 'standard_fonts/', wasmUrl: root + 'wasm/', iccUrl: root + 'iccs/' };
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes), ...places, cMapPacked: true, isEvalSupported: false, enableXfa: false,
    useWorkerFetch: false, stopAtErrors: false, verbosity: 0,
  });
  task.onPassword = () => { task.destroy(); };
  try {
    file = await task.promise;
  } catch (error) {
    tell(error.name === 'PasswordException' || /password/i.test(error.message) || /destroyed/i.test(error.message) ? 'encrypted' : 'broken');
  }
  return { pages: file.numPages };
}

async function openPicture(bytes, longest) {
  let image;
  try {
    image = await loadImage(Buffer.from(bytes));
  } catch {
    tell('broken');
  }
  const shrink = Math.min(1, longest / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * shrink));
  const height = Math.max(1, Math.round(image.height * shrink));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  picture = { width, height, data: rgbOf(context, width, height) };
  return { pages: 1 };
}

function rgbOf(context, width, height) {
  const { data } = context.getImageData(0, 0, width, height);
  const rgb = Buffer.alloc(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    rgb[to++] = data[from];
    rgb[to++] = data[from + 1];
    rgb[to++] = data[from + 2];
  }
  return rgb;
}

async function sized(number, most) {
  const page = await file.getPage(number);
  const view = page.getViewport({ scale });
  const width = Math.ceil(view.width - 0.001), height = Math.ceil(view.height - 0.001);
  if (!(width > 0 && height > 0) || width * height > most) tell('too-large');
  return { page, view, width, height };
}

async function look({ page: number, most }) {
  if (picture) return picture;
  const { page, view, width, height } = await sized(number, most);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  await page.render({ canvas: null, canvasContext: context, viewport: view, background: '#ffffff' }).promise;
  page.cleanup();
  return { width, height, data: rgbOf(context, width, height) };
}

const SIMPLE = {
  save: 'save', restore: 'restore', beginText: 'beginText', nextLine: 'nextLine', beginGroup: 'beginGroup', endGroup: 'endGroup',
  paintFormXObjectEnd: 'restore', endAnnotation: 'restore',
};
const NUMBERED = { setLeading: 'leading', setCharSpacing: 'charSpacing', setWordSpacing: 'wordSpacing', setTextRise: 'rise' };
const PICTURES = ['paintImageXObject', 'paintImageMaskXObject', 'paintInlineImageXObject', 'paintInlineImageXObjectGroup',
  'paintImageXObjectRepeat', 'paintImageMaskXObjectRepeat', 'paintImageMaskXObjectGroup', 'paintSolidColorImageMask', 'shadingFill'];
/** So many curves are no border of a table any more: words may be drawn with them. */
const MANY_CURVES = 60;
const IDENTITY = [1, 0, 0, 1, 0, 0];
const six = (matrix) => (matrix && matrix.length >= 6 ? Array.from(matrix).slice(0, 6) : IDENTITY);

async function read({ page: number, most }) {
  if (picture) return { width: picture.width, height: picture.height, viewport: IDENTITY, ops: [], fonts: {}, pictures: true, lacksFont: false };
  const { page, view, width, height } = await sized(number, most);
  const list = await page.getOperatorList();
  const names = Object.fromEntries(Object.entries(pdfjs.OPS).map(([name, code]) => [code, name]));
  const ops = [], fonts = {};
  let pictures = false, curves = 0, chinese = false, font, lacksFont = false;
  list.fnArray.forEach((code, i) => {
    const name = names[code], args = list.argsArray[i];
    if (SIMPLE[name]) return ops.push([SIMPLE[name]]);
    if (NUMBERED[name]) return ops.push([NUMBERED[name], args[0]]);
    if (PICTURES.includes(name)) return (pictures = true);
    switch (name) {
      case 'transform': return ops.push(['transform', six(args)]);
      case 'setTextMatrix': return ops.push(['textMatrix', six(args[0] && args[0].length ? args[0] : args)]);
      case 'moveText': return ops.push(['move', args[0], args[1]]);
      case 'setLeadingMoveText': return ops.push(['leadingMove', args[0], args[1]]);
      case 'setHScale': return ops.push(['scale', args[0] / 100]);
      case 'paintFormXObjectBegin': return ops.push(['form', six(args[0])]);
      case 'beginAnnotation': return ops.push(['annotation', six(args[2]), six(args[3])]);
      case 'setFillColorN': case 'setStrokeColorN': return (pictures = pictures || args[0] === 'TilingPattern');
      case 'constructPath':
        for (const part of args[1] || []) if (part) curves += curvesOf(part);
        return;
      case 'setFont': {
        font = page.commonObjs.has(args[0]) ? page.commonObjs.get(args[0]) : undefined;
        const matrix = font && font.fontMatrix;
        fonts[args[0]] = { unit: (font && font.isType3Font && matrix && Math.abs(matrix[0])) || 0.001, vertical: !!(font && font.vertical) };
        return ops.push(['font', args[0], args[1]]);
      }
      case 'showText': {
        const signs = args[0].filter((sign) => sign !== null && sign !== undefined);
        // Signs drawn to a scale of their own: how high they are, nothing says.
        const own = font && font.isType3Font && font.fontMatrix ? Math.abs(font.fontMatrix[0]) : 0.001;
        if (own < 0.0005 || own > 0.002) pictures = true;
        const missing = font && font.missingFile;
        if (missing && signs.some((sign) => /[\u2e80-\u9fff\uf900-\uffef]/.test(sign.unicode || ''))) chinese = true;
        return ops.push(['show', signs.map((sign) => typeof sign === 'number' ? sign
          : [String(sign.unicode || ''), (font && font.vertical && sign.vmetric ? sign.vmetric[0] : sign.width) || 0, !!sign.isSpace])]);
      }
    }
  });
  if (chinese) lacksFont = !drawsChinese();
  page.cleanup();
  return { width, height, viewport: six(view.transform), ops, fonts, pictures: pictures || curves > MANY_CURVES, lacksFont };
}

const LENGTHS = [2, 2, 6, 4, 0];
function curvesOf(path) {
  let count = 0;
  for (let at = 0; at < path.length; ) {
    const code = path[at];
    if (code === 2 || code === 3) count += 1;
    const length = LENGTHS[code];
    if (length === undefined) return count;
    at += length + 1;
  }
  return count;
}

/** Whether this machine has a typeface for Chinese: two signs would else be the same empty box. */
function drawsChinese() {
  const drawn = ['\u6c38', '\u9a8c', '\u{10fffd}'].map((sign) => {
    const canvas = createCanvas(40, 40), context = canvas.getContext('2d');
    context.font = '32px SimSun, sans-serif';
    context.fillText(sign, 2, 34);
    return Buffer.from(context.getImageData(0, 0, 40, 40).data).toString('base64');
  });
  return drawn[0] !== drawn[1] && drawn[0] !== drawn[2] && drawn[1] !== drawn[2];
}

/** What a finished file holds besides its pictures; nothing, if it is what it should be. */
async function facts() {
  const found = [];
  const { info, metadata } = await file.getMetadata();
  for (const [key, value] of Object.entries(info)) {
    const plain = ['PDFFormatVersion', 'Language', 'EncryptFilterName'].includes(key);
    if (!plain && value !== false && value !== null && value !== undefined) found.push('info:' + key);
  }
  if (metadata) found.push('metadata');
  if (await file.getAttachments()) found.push('attachments');
  if (await file.getFieldObjects()) found.push('form');
  if (await file.getOutline()) found.push('outline');
  if (await file.hasJSActions()) found.push('script');
  if ((await file.getOptionalContentConfig()).name) found.push('layers');
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    if ((await page.getTextContent()).items.length > 0) found.push('text:' + number);
    if ((await page.getAnnotations()).length > 0) found.push('annotations:' + number);
  }
  return { pages: file.numPages, found };
}

const DOES = { open, look, read, facts };
process.on('disconnect', () => process.exit());
process.on('message', async ({ does, ...asked }) => {
  try {
    process.send({ answer: await DOES[does](asked) });
  } catch (error) {
    process.send({ problem: error instanceof PageError ? error.message : 'broken' });
  }
});
`;
