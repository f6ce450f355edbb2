import { expect, it } from 'vitest';
import { languages } from '#forms/definition.ts';
import { typedProblemText } from '#web/components/problem-text.ts';
import { textsIn } from '#web/text/texts.ts';

it('names the characters that no document can show, each once', () => {
  expect(typedProblemText('text-not-printable', 'Ali ދ 😀 ދ', 'nl')).toBe(
    'Deze tekens kunnen niet in het document staan: \u2068U+078B (ދ)\u2069. Vervang ze of laat ze weg.',
  );
  for (const language of languages) {
    const text = typedProblemText('text-not-printable', 'ހށނރބޅކ', language);
    expect(text).toMatch(/U\+0780 \(ހ\), .*U\+0784 \(ބ\), …/);
  }
});

it('says of other problems what they are', () => {
  expect(typedProblemText('text-too-long', 'ދ', 'fr')).toBe(textsIn('fr').problems['text-too-long']);
  expect(typedProblemText('text-not-printable', '', 'de')).toBe(textsIn('de').problems['text-not-printable']);
});
