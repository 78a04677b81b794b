import { SelectField } from '#extension/ui/field.tsx';

/** The client above the one that is created, and what it is mapped to. */
export interface PlaceUnder {
  name: string;
  targetId: string | undefined;
  targetName: string | undefined;
}

/** Where a new customer stands, and who is billed. */
export interface Place {
  parentId?: string | undefined;
  billWithParent?: boolean | undefined;
}

/** Under its payer, as soon as that one has a counterpart (E8). */
export const placeOf = (under: PlaceUnder | undefined): Place =>
  under?.targetId ? { parentId: under.targetId, billWithParent: false } : {};

/** A customer of its own, or a sub-customer whose balance rolls up to its payer (G33). */
export function PlaceFields({
  under,
  place,
  onChange,
}: {
  under: PlaceUnder;
  place: Place;
  onChange: (place: Place) => void;
}) {
  if (!under.targetId) {
    return (
      <p className="muted small">
        {under.name} has no counterpart yet. Choose it first to place this customer under it.
      </p>
    );
  }
  return (
    <>
      <SelectField
        label="Place"
        hint="The balance of a sub-customer is part of its parent’s."
        value={place.parentId ? 'under' : 'own'}
        onChange={({ target }) => onChange(target.value === 'under' ? placeOf(under) : {})}
      >
        <option value="under">Sub-customer of {under.targetName}</option>
        <option value="own">A customer of its own</option>
      </SelectField>
      {place.parentId && (
        <SelectField
          label="Bills go to"
          value={place.billWithParent ? 'parent' : 'self'}
          onChange={({ target }) =>
            onChange({ ...place, billWithParent: target.value === 'parent' })
          }
        >
          <option value="self">This customer</option>
          <option value="parent">{under.targetName}</option>
        </SelectField>
      )}
    </>
  );
}
