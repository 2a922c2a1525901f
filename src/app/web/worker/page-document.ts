import type { EarlyAnswers } from '../first/early-answers.ts';
import { drawingAt, findPicture, openPicture, type Picture, type PicturePage } from '../first/kept-picture.ts';
import { base, kept } from './kept.ts';
import { keptDocument } from './pieces.ts';

/** Milliseconds that the rest of the document waits for the answers where there is a picture. */
const PATIENCE = 800;
const ROOT = '<div id="root"></div>';
const PIECES = /<script async [^>]*><\/script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>/g;
/** Nothing is drawn before the whole picture is here: half a page drawn costs as much as all of it. */
const WHOLE = '<link rel="expect" blocking="render" href="#code">';

const preload = (font: string): string => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${font}">`;

/** What may stand there after all: whoever opens the work list and is not signed in comes to the sign-in. */
const pagesAt = (path: string): readonly PicturePage[] =>
  path === '/' ? ['/', '/dang-nhap'] : path === '/dang-nhap' ? ['/dang-nhap'] : [];

const hasPicture = async (path: string): Promise<boolean> => {
  const found = await Promise.all(pagesAt(path).map((page) => findPicture(base, page).catch(() => undefined)));
  return found.some((picture) => picture !== undefined);
};

/** The root of the page with its picture in it; undefined where there is none that was drawn from these answers. */
const pictured = async (path: string, asking: Promise<EarlyAnswers>): Promise<string | undefined> => {
  const drawing = await drawingAt(path, await asking);
  const sealed = drawing && (await findPicture(base, drawing.page));
  const build = kept.entry.split('/').at(-1) ?? '';
  const picture: Picture | undefined = sealed && (await openPicture(sealed, build, drawing));
  if (!picture) return undefined;
  const elsewhere = drawing?.page === path ? '' : ` data-page="${drawing?.page}"`;
  return `${picture.fonts.map(preload).join('')}<style>${picture.styles}</style><div id="root"${elsewhere}>${picture.markup}</div>`;
};

const inTime = (work: Promise<string | undefined>): Promise<string | undefined> => {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
  return Promise.race([work, late]).catch(() => undefined);
};

/**
 * The document in two parts: what stands in its head goes out at once, the rest when the answers are here. With a picture the page's own
 * code and styles lie in a template, from which the first script takes them when the picture is seen: to load and compile them keeps
 * every processor busy.
 */
const inTwoParts = (text: string, picture: Promise<string | undefined>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  const [head = '', body = ''] = text.split('</head>');
  const pieces = head.match(PIECES) ?? [];
  const first = pieces.filter((piece) => piece.startsWith('<script')).join('');
  const code = pieces.filter((piece) => !piece.startsWith('<script')).join('');
  return new ReadableStream({
    start: async (controller) => {
      controller.enqueue(encoder.encode(head.replace(PIECES, '') + WHOLE));
      const root = await picture;
      controller.enqueue(
        encoder.encode(
          root === undefined
            ? `${first}${code}</head>${body}`
            : `</head>${body.replace(ROOT, () => `${root}<template id="code">${code}</template>${first}`)}`,
        ),
      );
      controller.close();
    },
  });
};

/** The document for the page at this address; undefined when it is not kept. With a search there is no picture. */
export const documentFor = async (
  path: string,
  search: string,
  asking: Promise<EarlyAnswers>,
): Promise<Response | undefined> => {
  const whole = await keptDocument();
  if (!whole || search !== '' || !(await hasPicture(path))) return whole;
  const { headers } = whole;
  return new Response(inTwoParts(await whole.text(), inTime(pictured(path, asking))), { headers });
};
