import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { decodeQR } from 'qr/decode.js';
import { expect, it } from 'vitest';
import { pagesOf, withPdf, wordsOf } from '#test/support/pdf-reader.ts';
import { sealedInput } from '#test/support/sample-reports.ts';
import { renderReport } from '#web/document/render-report.ts';
import { codeOfSeal, formatCode, parseCode, verificationCode, verifyAddress } from '#web/document/verification-code.ts';

it('is the first 100 bits of the SHA-256 of the sealed payload', () => {
  const bits = [...createHash('sha256').update('a delivery').digest()]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .slice(0, 100);
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const expected = (bits.match(/.{5}/g) ?? []).map((group) => alphabet[Number.parseInt(group, 2)]).join('');
  expect(verificationCode('a delivery')).toBe(expected);
  expect(expected).toHaveLength(20);
});

it('is read as people type it: any case, spaces and hyphens, O for 0, I and L for 1', () => {
  const code = '01234567890ABCDEFGHJ';
  expect(formatCode(code)).toBe('0123-4567-890A-BCDE-FGHJ');
  expect(parseCode(formatCode(code))).toBe(code);
  expect(parseCode(' o l23 4567–890a bcde fghj ')).toBe(code);
  expect(parseCode('oi234567890abcdefghj')).toBe(code);
  for (const wrong of ['', '0123', `${code}0`, code.replace('A', 'U'), code.replace('A', 'é')]) {
    expect(parseCode(wrong)).toBeNull();
  }
});

it('stands on the document with the reference, and the QR code leads to the page with both filled in', async () => {
  const input = await sealedInput('nl');
  const jws = input.seal?.jws ?? '';
  const code = codeOfSeal(jws);
  const address = verifyAddress('https://uniek-verslag.example', 'COV-2022-11001-1', code);
  expect(address).toBe(`https://uniek-verslag.example/verify?reference=COV-2022-11001-1&code=${code}`);
  const bytes = await renderReport(input);
  const { words, alternatives } = await withPdf(bytes, async (pdf) => {
    const pages = await pagesOf(pdf);
    return {
      words: (await Promise.all(pages.map(wordsOf))).join(' '),
      alternatives: JSON.stringify(await pages[0]?.getStructTree()),
    };
  });
  expect(words).toContain(`Controlecode ${formatCode(code)}`);
  expect(words).toContain('https://uniek-verslag.example/verify');
  expect(alternatives).toContain(`QR-code met het adres waar dit document gecontroleerd kan worden: ${address}`);
});

it('has a QR code that a scanner reads', async () => {
  const input = await sealedInput('fr');
  const bytes = await renderReport(input);
  const address = verifyAddress('https://uniek-verslag.example', 'COV-2022-11001-1', codeOfSeal(input.seal?.jws ?? ''));
  expect(decodeQR(pictureOf(darkRectangles(bytes)))).toBe(address);
});

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The rectangles of the QR code in the contents of the pages: most rectangles of a document are its rows of modules. */
function darkRectangles(bytes: Uint8Array): Rectangle[] {
  const text = Buffer.from(bytes).toString('latin1');
  const rectangles: Rectangle[] = [];
  for (const { index } of text.matchAll(/(?<=\/FlateDecode\s*>>\s*stream\r?\n)/g)) {
    const end = text.indexOf('endstream', index);
    const content = inflateSync(Buffer.from(text.slice(index, end), 'latin1'), { finishFlush: 2 }).toString('latin1');
    for (const [, ...numbers] of content.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)) {
      const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
      rectangles.push({ x, y, width, height });
    }
  }
  const module = Math.min(...rectangles.map(({ height }) => height));
  return rectangles.filter(({ height }) => height - module < 0.01);
}

/** A picture with four pixels for each module, and the white border around it. */
function pictureOf(rectangles: readonly Rectangle[]) {
  const scale = 4 / (rectangles[0]?.height ?? 1);
  const left = Math.min(...rectangles.map(({ x }) => x));
  const top = Math.min(...rectangles.map(({ y }) => y));
  const right = Math.max(...rectangles.map(({ x, width }) => x + width));
  const size = Math.round((right - left) * scale) + 32;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (const { x, y, width, height } of rectangles) {
    const [fromX, fromY] = [Math.round((x - left) * scale) + 16, Math.round((y - top) * scale) + 16];
    for (let row = fromY; row < fromY + Math.round(height * scale); row += 1) {
      const from = (row * size + fromX) * 4;
      data.fill(0, from, from + Math.round(width * scale) * 4);
    }
  }
  return { width: size, height: size, data };
}
