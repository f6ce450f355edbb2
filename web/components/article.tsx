import type { Language } from '#forms/definition.ts';
import type { ArticleLink, Block, ContactName, Fact, Section } from '#web/article.ts';
import { type Contacts, phoneAddress } from '#web/contacts.ts';
import { textsIn } from '#web/text/texts.ts';

type Context = { readonly language: Language; readonly contacts: Contacts | undefined };

/** The sections of an article, each with an anchor: `part-1`, `part-2` and so on. */
export function ArticleSections({ sections, ...context }: Context & { readonly sections: readonly Section[] }) {
  return (
    <>
      {sections.map((section, index) => (
        <ArticleSection section={section} id={`part-${index + 1}`} {...context} />
      ))}
    </>
  );
}

/** One section of an article. */
export function ArticleSection({
  section,
  id,
  ...context
}: Context & { readonly section: Section; readonly id: string }) {
  return (
    <section class="text" aria-labelledby={id}>
      <h2 id={id}>{section.heading}</h2>
      {section.blocks.map((block) => (
        <BlockView block={block} {...context} />
      ))}
    </section>
  );
}

function BlockView({ block, ...context }: Context & { readonly block: Block }) {
  if (typeof block === 'string') return <p>{block}</p>;
  switch (block.kind) {
    case 'steps':
      return (
        <ol class="steps">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ol>
      );
    case 'list':
      return (
        <ul class="list">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return <FactList facts={block.facts} />;
    case 'links':
      return <LinkList links={block.links} />;
    case 'contact':
      return <ContactFacts name={block.name} {...context} />;
  }
}

function LinkList({ links }: { readonly links: readonly ArticleLink[] }) {
  return (
    <ul class="list">
      {links.map(({ text, href }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  );
}

function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ term, value, href }) => (
        <div>
          <dt>{term}</dt>
          <dd>{href === undefined ? value : <a href={href}>{value}</a>}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How to reach a contact; nothing when the site has none. */
function ContactFacts({ name, language, contacts }: Context & { readonly name: ContactName }) {
  if (contacts === undefined) return null;
  const text = textsIn(language).frame;
  const { email } = contacts[name];
  const facts: Fact[] = [{ term: text.email, value: email, href: `mailto:${email}` }];
  if (name === 'helpdesk') {
    const { phone } = contacts.helpdesk;
    facts.unshift({ term: text.phone, value: phone, href: phoneAddress(phone) });
  }
  return <FactList facts={facts} />;
}
