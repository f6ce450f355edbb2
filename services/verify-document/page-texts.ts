/** Reads the texts of the pages of a PDF, with pdf.js. */

/**
 * The texts of each page, in the order in which they are drawn.
 * @returns null when the PDF cannot be read, or pdf.js is not installed: the image of the services does not have it
 */
export async function textsOfPages(bytes: Uint8Array): Promise<string[][] | null> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs').catch(() => ({ getDocument: null }));
  if (getDocument === null) return null;
  // A copy, because pdf.js takes ownership of the bytes.
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  try {
    const pdf = await task.promise;
    const pages: string[][] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : [])));
      page.cleanup();
    }
    return pages;
  } catch {
    // A damaged or hostile file: its texts prove nothing.
    return null;
  } finally {
    await task.destroy();
  }
}
