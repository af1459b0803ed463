import { isOn, textOf, textsOf } from '../fields.ts';
import { ok, refused } from '../verdict.ts';
import { number, oneOf, required, text, texts } from './parameters.ts';
import { noSuchThing, type Query } from './query.ts';

const rules: Query = {
  path: 'autosecretary/rules',
  fields: { user_id: required(number), rules: texts },
  answer: ({ company }, input) => {
    const userId = textOf(input.user_id);
    if (!company.users.some((user) => String(user.userId) === userId)) return refused(noSuchThing);
    const wanted = textsOf(input.rules);
    return ok({
      rules: company.autosecretaryRules
        .filter((rule) => String(rule.user_id) === userId)
        .filter((rule) => wanted.length === 0 || wanted.includes(String(rule.rule_id)))
        .map(({ user_id: _owner, ...rule }) => rule),
    });
  },
};

const changeStatus: Query = {
  path: 'autosecretary/status/change',
  fields: { user_id: required(number), rule_id: required(text), active: required(oneOf(0, 1)) },
  answer: ({ company }, input) => {
    const index = company.autosecretaryRules.findIndex(
      (rule) => String(rule.user_id) === textOf(input.user_id) && String(rule.rule_id) === textOf(input.rule_id),
    );
    const rule = company.autosecretaryRules[index];
    if (rule === undefined) return refused(noSuchThing);
    company.autosecretaryRules[index] = { ...rule, active: isOn(input.active) };
    return ok();
  },
};

export const autosecretary: readonly Query[] = [rules, changeStatus];
