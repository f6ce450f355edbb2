import type { Child } from 'hono/jsx';
import type { Language } from '#forms/definition.ts';
import { identityFiles } from '#services/identity/static-files.ts';
import { textsIn } from '#services/identity/text/texts.ts';
import { inLanguage } from '#web/site/language.ts';
import { LanguageLinks, renderPage } from '#web/site/page-shell.tsx';

/** What every page needs to know. */
export type PageProps = {
  readonly language: Language;
  /** The address of the application. */
  readonly webUrl: string;
  /** Path and query of this page; undefined when it cannot be requested again in another language. */
  readonly url: string | undefined;
};

/** A whole page around `children`. A banner on every page says that this service is a stand-in. */
export function page({ language, webUrl, url }: PageProps, title: string, children: Child): string {
  const text = textsIn(language).site;
  return renderPage({
    language,
    title: `${title} - ${text.service}`,
    icon: identityFiles.address('icon.svg'),
    head: (
      <>
        <link rel="stylesheet" href={identityFiles.address('style.css')} />
        <script src={identityFiles.address('script.js')} defer></script>
      </>
    ),
    header: (
      <header>
        <div class="bar">
          <p class="service">{text.service}</p>
          {url !== undefined && <LanguageLinks language={language} linkTo={(other) => inLanguage(url, other)} />}
        </div>
        <p class="stand-in">
          <strong>{text.standIn}</strong> {text.standInLimits}
        </p>
      </header>
    ),
    footer: (
      <footer>
        <a href={new URL('/', webUrl).href}>{text.toApplication}</a>
      </footer>
    ),
    children,
  });
}
