/** Elements with which one chooses among options. */
import { createElement as h, type ReactNode } from 'react';
import type { JsonObject, SlackUser } from '../workspace.ts';
import { conversationTitle, visibleConversations } from './conversations.ts';
import { read } from './scene.ts';
import { type DrawElement, nameOf, placeholderOf, type Slot } from './slot.ts';
import { plainText, textNode } from './text.ts';

type Option = { value: string; label: string; description: string; text: unknown };
type Group = { label: string; options: Option[] };

const optionOf = (option: JsonObject): Option => ({
  value: read.text(option['value']),
  label: plainText(option['text']),
  description: plainText(option['description']),
  text: option['text'],
});

const staticGroups = ({ element }: Slot): Group[] =>
  Array.isArray(element['option_groups'])
    ? read.list(element['option_groups']).map((group) => ({
        label: plainText(group['label']),
        options: read.list(group['options']).map(optionOf),
      }))
    : [{ label: '', options: read.list(element['options']).map(optionOf) }];

const named = (value: string, label: string): Option => ({ value, label, description: '', text: label });

const userGroups = ({ scene }: Slot): Group[] => [
  {
    label: '',
    options: [...scene.workspace.users.values()].map((user: SlackUser) => named(user.id, user.realName || user.name)),
  },
];

const conversationGroups =
  (kinds: string[]) =>
  ({ scene }: Slot): Group[] => [
    {
      label: '',
      options: visibleConversations(scene)
        .filter(({ kind, isArchived }) => kinds.includes(kind) && !isArchived)
        .map((conversation) => named(conversation.id, conversationTitle(conversation, scene))),
    },
  ];

const single =
  (groupsOf: (slot: Slot) => Group[]): DrawElement =>
  (slot) => {
    const groups = groupsOf(slot);
    const drawOption = ({ value, label }: Option) => h('option', { key: value, value }, label);
    return h(
      'select',
      {
        id: slot.id,
        className: 'select',
        'data-choose': '',
        defaultValue: slot.chosen[0] ?? '',
        ...nameOf(slot, 'Select an option'),
      },
      h('option', { value: '' }, placeholderOf(slot, 'Select an option')),
      ...groups.map((group) =>
        group.label
          ? h('optgroup', { key: group.label, label: group.label }, ...group.options.map(drawOption))
          : group.options.map(drawOption),
      ),
    );
  };

const choiceBox = (slot: Slot, type: 'checkbox' | 'radio', option: Option): ReactNode =>
  h(
    'label',
    { className: 'choice' },
    h('input', {
      type,
      name: slot.id,
      value: option.value,
      defaultChecked: slot.chosen.includes(option.value),
      'data-choose': '',
    }),
    h(
      'span',
      null,
      textNode(option.text, slot.scene),
      option.description ? h('span', { className: 'choice-description' }, option.description) : null,
    ),
  );

/** A button that opens a list of check boxes: browsers' own lists of many are hard to use. */
const multiple =
  (groupsOf: (slot: Slot) => Group[]): DrawElement =>
  (slot) => {
    const groups = groupsOf(slot);
    const placeholder = placeholderOf(slot, 'Select options');
    const chosen = groups.flatMap(({ options }) => options).filter(({ value }) => slot.chosen.includes(value));
    const max = slot.element['max_selected_items'];
    return [
      h(
        'button',
        {
          key: 'open',
          type: 'button',
          className: 'select multi',
          id: `${slot.id}-open`,
          popoverTarget: slot.id,
          'aria-haspopup': 'dialog',
          'data-placeholder': placeholder,
          ...nameOf(slot, placeholder),
        },
        chosen.map(({ label }) => label).join(', ') || placeholder,
      ),
      h(
        'span',
        {
          key: 'list',
          id: slot.id,
          popover: 'auto',
          role: 'group',
          className: 'menu choices',
          'data-many': '',
          ...nameOf(slot, placeholder),
          ...(typeof max === 'number' ? { 'data-max': max } : {}),
        },
        ...groups.flatMap(({ label, options }) => [
          label ? h('span', { className: 'menu-label' }, label) : null,
          ...options.map((option) => choiceBox(slot, 'checkbox', option)),
        ]),
      ),
    ];
  };

const boxes =
  (type: 'checkbox' | 'radio'): DrawElement =>
  (slot) =>
    h(
      'span',
      { className: 'boxes', id: slot.id, role: type === 'radio' ? 'radiogroup' : 'group', ...nameOf(slot, 'Options') },
      ...read.list(slot.element['options']).map((option) => choiceBox(slot, type, optionOf(option))),
    );

const CONVERSATIONS = ['channel', 'private', 'im'];
const CHANNELS = ['channel'];

export const CHOOSERS: Record<string, DrawElement> = {
  static_select: single(staticGroups),
  users_select: single(userGroups),
  conversations_select: single(conversationGroups(CONVERSATIONS)),
  channels_select: single(conversationGroups(CHANNELS)),
  multi_static_select: multiple(staticGroups),
  multi_users_select: multiple(userGroups),
  multi_conversations_select: multiple(conversationGroups(CONVERSATIONS)),
  multi_channels_select: multiple(conversationGroups(CHANNELS)),
  checkboxes: boxes('checkbox'),
  radio_buttons: boxes('radio'),
};
