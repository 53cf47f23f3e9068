import { getImage } from 'astro:assets';
import type { ImageMetadata } from 'astro';

const files = import.meta.glob<ImageMetadata>('../../content/media/*.{jpg,jpeg,png,webp}', {
  import: 'default',
  eager: true,
});

/** What Astro leaves in the HTML of a text where a picture of the media library is to come. */
const place = /<img\b[^>]*?__ASTRO_IMAGE_="([^"]+)"[^>]*>/g;

/**
 * Puts the pictures of a text in their places: in three sizes, with their measures, fetched when they come near.
 * @param html what Astro makes of the Markdown
 * @param file where the text is from, for the officer
 * @throws Error in Finnish when there is no such picture
 */
export async function withPictures(html: string, file: string): Promise<string> {
  const made = new Map<string, string>();
  for (const [whole, about = ''] of html.matchAll(place)) {
    const { src, alt = '' } = JSON.parse(unescaped(about)) as { src: string; alt?: string };
    const picture = files[decodeURI(src).replace('../', '../../content/')];
    if (!picture) throw new Error(`${file}: kuvaa ${src} ei ole.`);
    const image = await getImage({
      src: picture,
      widths: [360, 720, 1080].filter((width) => width <= picture.width),
      sizes: '(width >= 64rem) 43rem, 100vw',
    });
    const { width, height } = image.attributes;
    const sizes =
      image.srcSet.attribute && ` srcset="${image.srcSet.attribute}" sizes="${image.attributes['sizes']}"`;
    made.set(
      whole,
      `<img src="${image.src}"${sizes} width="${width}" height="${height}" alt="${escaped(alt)}" loading="lazy" decoding="async">`,
    );
  }
  return html.replace(place, (whole) => made.get(whole) ?? whole);
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    quot: '"',
    '#x22': '"',
    '#34': '"',
    apos: "'",
    '#x27': "'",
    '#39': "'",
    lt: '<',
    gt: '>',
    amp: '&',
    '#x26': '&',
    '#38': '&',
  };
  return text.replace(/&([#\w]+);/g, (whole, name: string) => signs[name.toLowerCase()] ?? whole);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
