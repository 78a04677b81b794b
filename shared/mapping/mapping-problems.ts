import { type ProblemText, text } from '../problem-text.ts';

/** The refusals of mapping: a part of the closed list. */
export const mappingProblems = {
  not_mapped: text(
    '{count} entries have no counterpart in QuickBooks yet.',
    'Choose one for each in the list below.',
  ),
  term_set_aside: text(
    'An admin has set aside {names}, so a record that needs it is not exported.',
    'If it belongs in QuickBooks after all, an admin chooses a counterpart for it in the mappings.',
  ),
  mapping_conflict: text(
    'Somebody else changed this mapping at the same time. Yours was not saved.',
    'Look at the new value and choose again.',
  ),
  mapping_other_company: text(
    'These mappings were chosen for another QuickBooks company than the one connected now. Nothing was changed.',
    'Reload the panel, then choose again.',
  ),
  // A file of mappings
  csv_too_large: text(
    'The file is larger than {limit}. Nothing was read.',
    'Split it and bring in the parts one after the other.',
  ),
  csv_not_text: text(
    'This is not a CSV file. Nothing was read.',
    'In the spreadsheet save it as “CSV UTF-8”, then choose that file.',
  ),
  csv_wrong_encoding: text(
    'The file is not saved as UTF-8, so names with accents would be read wrongly. Nothing was read.',
    'In Excel save it as “CSV UTF-8 (Comma delimited)”; elsewhere choose UTF-8 when saving.',
  ),
  csv_unreadable: text(
    'The file could not be read: it was moved, or another program is writing it. Nothing was changed.',
    'Close it in the spreadsheet and choose it again.',
    true,
  ),
  csv_one_file: text(
    'Several files were dropped at once. None was read.',
    'Bring them in one after the other.',
  ),
  csv_outdated: text(
    'The mappings have changed since the file was compared. Nothing was stored.',
    'Look at what would change now, then apply it.',
  ),
  csv_not_mappings: text(
    'This is not a file of mappings: it has no column “{column}”. Nothing was read.',
    'Save the mappings as CSV first, change that file and keep its first line.',
  ),
  csv_row_broken: text(
    'The row cannot be read: {reason}.',
    'Compare it with a row of a file saved here.',
  ),
  csv_state_unclear: text(
    'The state says “{state}”, which does not fit the QuickBooks columns of the row.',
    'Write mapped with a counterpart, or ignored or unmapped without one.',
  ),
  csv_term_unknown: text(
    'The practice has no such entry ({key}).',
    'Leave the columns kind, profile, site and key as they were saved.',
  ),
  csv_term_differs: text(
    'The key belongs to “{known}”, the row says “{given}”.',
    'Check that key and name were not moved to another row.',
  ),
  csv_target_unknown: text(
    'QuickBooks has nothing like “{target}” in the list for this kind.',
    'Look it up in QuickBooks, refresh the lists and correct the row.',
  ),
  csv_target_differs: text(
    'In QuickBooks the ID {id} is “{known}”, the row says “{given}”.',
    'Correct one of both; an empty ID or name is filled in.',
  ),
  csv_target_ambiguous: text(
    'QuickBooks has more than one “{target}”.',
    'Add the ID of the one that is meant.',
  ),
  csv_target_unusable: text(
    '“{target}” cannot be used for this kind: it is inactive, or of a type that does not fit.',
    'Choose another one, or make it active in QuickBooks.',
  ),
  csv_row_twice: text(
    'Line {line} already says something about the same entry.',
    'Keep one of both rows.',
  ),
  csv_row_outdated: text(
    'Somebody has changed this mapping since the file was saved.',
    'Look at the new value; empty the version column of the row to replace it nevertheless.',
  ),
} as const satisfies Record<string, ProblemText>;
