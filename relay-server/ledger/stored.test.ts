import { describe, expect, it } from 'vitest';
import { saysTheSame } from './stored.ts';

const line = (Description: string) => [
  { DetailType: 'SalesItemLineDetail', Amount: 75.5, Description },
];

describe('whether a record says what a document says', () => {
  it.each([
    ['as it was given', 'Katze 猫', 'Katze 猫', true],
    ['a sign for each character', 'Katze 猫猫!', 'Katze ??!', true],
    ['a sign for each half of a character', 'Katze 🐈', 'Katze ??', true],
    ['another sign', 'Katze 猫', 'Katze \u{fffd}', true],
    ['a question that was one before', 'Katze? 猫', 'Katze? ¿', true],
    ['other words', 'Katze 猫', 'Katze X', false],
    ['other words around a sign', 'Katze 猫', 'Hund ?', false],
    ['other foreign words', 'Katze 猫', 'Katze 犬', false],
    ['a sign in place of what every company knows', 'Zoë', 'Zo?', false],
    ['nothing in its place', 'Katze 猫', 'Katze ', false],
  ])('%s', (_what, given, stored, isSame) => {
    const more = { Id: '1', TotalAmt: 75.5 };
    expect(saysTheSame({ Line: line(given) }, { ...more, Line: line(stored) })).toBe(isSame);
    expect(saysTheSame({ Name: given }, { ...more, Name: stored })).toBe(isSame);
  });

  it('takes no other amount, whatever the words are', () => {
    const [stored] = line('??');
    const record = { Line: [{ ...stored, Amount: 75.51 }] };
    expect(saysTheSame({ Line: line('猫') }, record)).toBe(false);
  });
});
