import { describe, expect, it } from 'vitest';
import { languages } from '#forms/definition.ts';
import { searchHelp } from '#web/help/search.ts';
import { helpAddress, helpTopics, topicOf } from '#web/help/topics.ts';
import { textsIn } from '#web/text/texts.ts';

describe.each(languages)('the help in %s', (language) => {
  const { topics } = textsIn(language).help;

  it('has an article with sections for every topic, and no other one', () => {
    expect(Object.keys(topics).sort()).toEqual([...helpTopics].sort());
    for (const topic of helpTopics) expect(topics[topic].sections.length, topic).toBeGreaterThan(0);
  });

  it('finds each topic by the words of its title', () => {
    for (const topic of helpTopics) {
      expect(searchHelp(topics, topics[topic].title).map((result) => result.topic)).toContain(topic);
    }
  });

  it('names the buttons as the pages do', () => {
    const text = JSON.stringify(topics.signing) + JSON.stringify(topics.form) + JSON.stringify(topics.roles);
    const { sign, save, access, form } = textsIn(language);
    for (const label of [sign, save, access.grant, access.withdraw, form.findings.warningsTitle]) {
      expect(text).toContain(label);
    }
    // A label that became a function.
    expect(JSON.stringify(topics)).not.toMatch(/=>|undefined|object Object/);
  });
});

describe('a search', () => {
  const { topics } = textsIn('fr').help;
  const found = (query: string) => searchHelp(topics, query).map(({ topic }) => topic);

  it('ignores accents and capitals', () => {
    expect(found('REMPLACANT')[0]).toBe('roles');
    expect(found('remplaçant')).toEqual(found('remplacant'));
    expect(searchHelp(textsIn('de').help.topics, 'grosser')[0]?.topic).toBe('keyboard');
  });

  it('wants every word, and puts the topic that is about them first', () => {
    expect(found('signature annulée')).toContain('signing');
    expect(found('signer plusieurs')[0]).toBe('signing-many');
    expect(found('signer chameau')).toEqual([]);
  });

  it('leads to the section that has most of the words', () => {
    const [result] = searchHelp(textsIn('nl').help.topics, 'rekenblad uitnodiging');
    expect(result).toBeUndefined();
    expect(searchHelp(textsIn('nl').help.topics, 'uitnodiging aanvaarden')[0]).toEqual({ topic: 'roles', part: 3 });
  });

  it('finds the parts of compounds, and nothing for no words at all', () => {
    const dutch = textsIn('nl').help.topics;
    expect(searchHelp(dutch, 'nummer').map(({ topic }) => topic)).toContain('organisation-data');
    for (const empty of ['', '  ', '?!', '…']) expect(searchHelp(dutch, empty)).toEqual([]);
  });
});

describe('the help about a page', () => {
  it.each([
    ['/organisations/11001', '/help/tasks'],
    ['/organisations/11001/data', '/help/organisation-data'],
    ['/organisations/11001/access', '/help/roles'],
    ['/organisations/11001/reports/covid-premium/2022', '/help/signing'],
    ['/organisations/11001/reports/covid-premium/2022/form', '/help/form'],
    ['/organisations/11001/reports/participation/2026/lines/activities', '/help/lines'],
    ['/organisations/11001/reports/participation/2026/tables/activities', '/help/lines'],
    ['/verify', '/help/verifying'],
    ['/sign', '/help/signing-many'],
    ['/preferences', '/help/mails'],
    ['/privacy', '/help'],
    ['/nowhere', '/help'],
  ])('of %s is %s', (path, help) => {
    expect(helpAddress(path)).toBe(help);
  });

  it('is no topic when the path only begins as one', () => {
    expect(topicOf('/organisations/11001/datas')).toBeUndefined();
    expect(topicOf('/unique-reports')).toBeUndefined();
  });
});
