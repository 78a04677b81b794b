import type { EntityRules } from './entity.ts';
import { placeUnderParent, renameBelow, requireFreeName } from './names.ts';

/** A list whose objects have a unique Name and can be retired with `Active: false`. */
export function simpleList(
  name: string,
  extra?: Pick<EntityRules, 'prepare' | 'settle'>,
): EntityRules {
  return {
    name,
    kind: 'list',
    ...(extra?.settle ? { settle: extra.settle } : {}),
    prepare(draft, context) {
      draft.Active ??= true;
      requireFreeName(name, draft, context);
      extra?.prepare?.(draft, context);
    },
  };
}

/** A simple list whose objects can stand below each other; `flag` says whether one does. */
export function nestedList(name: string, flag: 'SubClass' | 'SubDepartment'): EntityRules {
  return simpleList(name, {
    prepare(draft, context) {
      draft[flag] = placeUnderParent(name, draft, String(draft.Name), context) > 0;
    },
    settle: (effect, writer) => renameBelow(name, effect, writer),
  });
}
