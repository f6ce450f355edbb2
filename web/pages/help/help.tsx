import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import type { Language } from '#forms/definition.ts';
import { ArticleSections } from '#web/components/article.tsx';
import { type HelpResult, searchHelp } from '#web/help/search.ts';
import { type HelpTopic, helpTopics, isHelpTopic } from '#web/help/topics.ts';
import { type FrameVariables, page } from '#web/page.tsx';
import { failurePage } from '#web/pages/failure.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import { textsIn } from '#web/text/texts.ts';

type HelpEnv = { Variables: SiteEnv['Variables'] & Partial<FrameVariables> };

/** What is searched for. */
const querySchema = z.string().trim().max(200).catch('');

/** The help: its topics, a search (`?q=`), and a page for each topic. Also without a login. */
export function helpPages(): Hono<HelpEnv> {
  return new Hono<HelpEnv>()
    .get('/', (context) => {
      const query = querySchema.parse(context.req.query('q') ?? '');
      return query === '' ? indexPage(context) : resultsPage(context, query);
    })
    .get('/:topic', (context) => {
      const topic = context.req.param('topic');
      return isHelpTopic(topic) ? topicPage(context, topic) : failurePage(context, { code: 'not-found', status: 404 });
    });
}

function indexPage(context: Context<HelpEnv>): Response | Promise<Response> {
  const { language } = context.var;
  const text = textsIn(language).help;
  return page(
    context,
    { title: text.title },
    <>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      <Search language={language} query="" />
      <h2>{text.topicsTitle}</h2>
      <TopicList language={language} />
      <StillStuck language={language} />
    </>,
  );
}

function resultsPage(context: Context<HelpEnv>, query: string): Response | Promise<Response> {
  const { language } = context.var;
  const text = textsIn(language).help;
  const results = searchHelp(text.topics, query);
  const found = results.length > 0 ? text.results(results.length) : text.nothingFound(query);
  return page(
    context,
    { title: `${query}${textsIn(language).colon}${found}` },
    <>
      <h1>{text.title}</h1>
      <Search language={language} query={query} />
      <h2>{found}</h2>
      {results.length > 0 ? (
        <ul class="topics">
          {results.map((result) => (
            <Result result={result} language={language} />
          ))}
        </ul>
      ) : (
        <>
          <p>{text.nothingHint}</p>
          <TopicList language={language} />
        </>
      )}
      <StillStuck language={language} />
    </>,
  );
}

function Result({ result: { topic, part }, language }: { readonly result: HelpResult; readonly language: Language }) {
  const { title, lead, sections } = textsIn(language).help.topics[topic];
  const heading = part === null ? undefined : sections[part - 1]?.heading;
  return (
    <li>
      <a href={`/help/${topic}`}>{title}</a>
      <p>{heading === undefined ? lead : <a href={`/help/${topic}#part-${part}`}>{heading}</a>}</p>
    </li>
  );
}

function topicPage(context: Context<HelpEnv>, topic: HelpTopic): Response | Promise<Response> {
  const { language, contacts } = context.var;
  const text = textsIn(language).help;
  const article = text.topics[topic];
  return page(
    context,
    { title: `${article.title} – ${text.title}` },
    <>
      <p>
        <a href="/help">{text.all}</a>
      </p>
      <h1>{article.title}</h1>
      <p class="lead">{article.lead}</p>
      <nav aria-label={text.onThisPage} class="parts">
        <ul>
          {article.sections.map(({ heading }, index) => (
            <li>
              <a href={`#part-${index + 1}`}>{heading}</a>
            </li>
          ))}
        </ul>
      </nav>
      <ArticleSections sections={article.sections} language={language} contacts={contacts} />
      <StillStuck language={language} />
    </>,
  );
}

function Search({ language, query }: { readonly language: Language; readonly query: string }) {
  const text = textsIn(language).help;
  return (
    <search>
      <form method="get" action="/help" class="search">
        <div class="field">
          <label for="q">{text.searchLabel}</label>
          <div class="help" id="q-help">
            {text.searchHelp}
          </div>
          <div class="input">
            <input type="search" id="q" name="q" value={query} maxlength={200} aria-describedby="q-help" />
            <button type="submit">{text.search}</button>
          </div>
        </div>
      </form>
    </search>
  );
}

function TopicList({ language }: { readonly language: Language }) {
  const { topics } = textsIn(language).help;
  return (
    <ul class="topics">
      {helpTopics.map((topic) => (
        <li>
          <a href={`/help/${topic}`}>{topics[topic].title}</a>
          <p>{topics[topic].lead}</p>
        </li>
      ))}
    </ul>
  );
}

/** Where people go who did not find an answer. */
function StillStuck({ language }: { readonly language: Language }): Child {
  const text = textsIn(language);
  return (
    <p class="stuck">
      {text.help.stillStuck} <a href="/contact">{text.frame.contact}</a>
    </p>
  );
}
