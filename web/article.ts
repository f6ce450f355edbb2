/** Texts of more than a few sentences, such as help and legal notices: structure instead of HTML, in every language. */

/** The addresses that people can turn to; a text names one, and the page shows it. */
export type ContactName = 'helpdesk' | 'content' | 'dataProtection';

/** A part of an article: a paragraph, or one of these. */
export type Block =
  | string
  | { readonly kind: 'steps' | 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'links'; readonly links: readonly ArticleLink[] }
  | { readonly kind: 'contact'; readonly name: ContactName };

/** A term and what is said about it. With `href` that is a link. */
export type Fact = { readonly term: string; readonly value: string; readonly href?: string };

export type ArticleLink = { readonly text: string; readonly href: string };

export type Section = { readonly heading: string; readonly blocks: readonly Block[] };

export type Article = {
  readonly title: string;
  /** What the article is about, in a sentence or two. */
  readonly lead: string;
  readonly sections: readonly Section[];
};

/** The words of a block as a reader sees them, without contacts. */
export function blockText(block: Block): string {
  if (typeof block === 'string') return block;
  switch (block.kind) {
    case 'steps':
    case 'list':
      return block.items.join(' ');
    case 'facts':
      return block.facts.map(({ term, value }) => `${term} ${value}`).join(' ');
    case 'links':
      return block.links.map(({ text }) => text).join(' ');
    case 'contact':
      return '';
  }
}
