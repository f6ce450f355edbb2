/** Texts in every script that documents can show, and texts that they cannot. */

import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { contentHash } from '#forms/content.ts';
import type { Language } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import type { DocumentInput } from '#web/document/render-report.ts';
import { fullForm } from './full-form.ts';
import { documentInput, content as sample, signature } from './sample-reports.ts';

/** Names, words and signs of many scripts. */
export const anyTexts = [
  'Łukasz Öztürk-Đorđević',
  'ʻOkina ƁƊ ꞓ ɓ̃ x̂ q̇ ỗ',
  'Ελένη Παπαδοπούλου ᾧ',
  'Юлия Щербакова, Ҋ',
  'محمد علي',
  'لا إله',
  'پرویز گیلانی ڈاکٹر',
  'שרה לוי',
  'ܐܪܡܝܐ',
  'გიორგი მაისურაძე',
  'Արամ Խաչատրյան',
  'ሰላም ተስፋዬ',
  'ⵜⴰⵎⴰⵣⵉⵖⵜ',
  'สมชาย ใจดี',
  'ພາສາລາວ',
  'ភាសាខ្មែរ',
  'မြန်မာ',
  'བསྟན་འཛིན',
  'अर्जुन कुमार',
  'ঢাকা বিশ্ববিদ্যালয়',
  'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ',
  'ગુજરાતી',
  'தமிழ் செல்வி',
  'తెలుగు',
  'ಕನ್ನಡ',
  'മലയാളം',
  'සිංහල',
  '李小龙 張偉 㐀 𠮷野',
  '田中さくら テスト',
  '김민준',
  '東京都千代田区丸の内一丁目九番一号、東京駅（丸の内側）。',
  '→ ⇒ ✓ ★ ☎ № ‰ ₿ ₺ ∑ ∫ ≤ ℝ ½ ⅓ ² 𝒙',
  '😀 👨‍👩‍👧 👍🏽 🇧🇪 1️⃣',
  'Jan (محمد) Peeters 12/2025, tot 100 %',
  'محمد (Jan) 2025',
  'ورقة رقم 12 من 34: المبلغ',
  'กรุงเทพมหานครอมรรตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบูรีรมย์',
  'المملكة البلجيكية وزارة الاندماج الاجتماعي ومكافحة الفقر والاقتصاد الاجتماعي',
  `${'Wolfeschlegelsteinhausenbergerdorpe'.repeat(3)}李`,
];

/** Texts with the marks of vowels, which are rare in names. */
export const pointedTexts = ['مُحَمَّد', 'שָׁלוֹם'];

/** Texts of older reports, and what documents show instead. */
export const namedCharacters: readonly (readonly [text: string, shown: string])[] = [
  ['\u{f0000} \ue000', '[U+F0000] [U+E000]'],
  ['\u0378', '[U+0378]'],
  ['P-\u202e100\u202c', 'P-[U+202E]100[U+202C]'],
  ['a\u0007b', 'a[U+0007]b'],
  ['a\u200bb\u2060\ufeffc\u00ad', 'abc'],
  ['a\tb\r\nc', 'a b \nc'],
  ['\ud800', '[U+D800]'],
  ['ދ', '[U+078B]'],
  ['𪜈野', '[U+2A708]野'],
];

/** A report with a line for each text, signed by people who write from right to left. */
export function reportWith(texts: readonly string[], language: Language = 'nl'): DocumentInput {
  const definition = personnelCosts2026;
  const { id: form, year, version: formVersion } = definition;
  const values = fullForm(definition, { lines: texts.length, letter: 'x' });
  const staff = linesIn(values, 'staff').map((line, index) => ({ ...line, member: texts[index] ?? '' }));
  const content = { ...sample, form, year, formVersion, values: { ...values, staff } };
  const signatures = [signature('chair', 'שרה (Sara) לוי'), signature('generalDirector', '李小龙')];
  const changed = { content, contentHash: contentHash(content), savedBy: 'محمد علي', signatures };
  return { ...documentInput(language, changed), definition };
}
