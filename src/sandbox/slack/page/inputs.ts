/** Elements in which one types: text, numbers, dates, files. */
import { createElement as h } from 'react';
import { toZone } from './dates.ts';
import { read } from './scene.ts';
import { type DrawElement, nameOf, placeholderOf, type Slot } from './slot.ts';

const limits = ({ element }: Slot) => ({
  ...(typeof element['min_length'] === 'number' ? { minLength: element['min_length'] } : {}),
  ...(typeof element['max_length'] === 'number' ? { maxLength: element['max_length'] } : {}),
  ...(element['focus_on_load'] === true ? { 'data-focus': '' } : {}),
});

const shared = (slot: Slot, otherwise: string) => ({
  id: slot.id,
  className: 'input-box',
  placeholder: placeholderOf(slot, ''),
  'data-type-in': '',
  ...limits(slot),
  ...nameOf(slot, otherwise),
});

const line =
  (type: string, otherwise: string, extra: (slot: Slot) => Record<string, string | number> = () => ({})): DrawElement =>
  (slot) =>
    h('input', { ...shared(slot, otherwise), type, defaultValue: slot.chosen[0] ?? '', ...extra(slot) });

const area: DrawElement = (slot) =>
  h('textarea', { ...shared(slot, 'Text'), rows: 4, defaultValue: slot.chosen[0] ?? '' });

const numberLimits = ({ element }: Slot) => ({
  step: element['is_decimal_allowed'] === true ? 'any' : 1,
  ...(element['min_value'] === undefined ? {} : { min: read.text(element['min_value']) }),
  ...(element['max_value'] === undefined ? {} : { max: read.text(element['max_value']) }),
});

const picker =
  (type: string, otherwise: string): DrawElement =>
  (slot) =>
    h('input', {
      id: slot.id,
      className: 'input-box picker',
      type,
      'data-choose': '',
      defaultValue: slot.chosen[0] ?? '',
      ...nameOf(slot, otherwise),
    });

/** The page shows and takes the viewer's wall clock; the app gets seconds. */
const moment: DrawElement = (slot) => {
  const [seconds] = slot.chosen;
  const chosen = seconds ? [toZone(new Date(Number(seconds) * 1000), slot.scene.viewer.tz)] : [];
  return picker('datetime-local', 'Select a date and time')({ ...slot, chosen });
};

const files: DrawElement = (slot) => {
  const names = slot.chosen.map((id) => slot.scene.workspace.files.get(id)?.name ?? id);
  return [
    h('input', {
      key: 'pick',
      id: slot.id,
      type: 'file',
      className: 'file-box',
      'data-upload': '',
      ...(slot.element['max_files'] === 1 ? {} : { multiple: true }),
      accept: read
        .texts(slot.element['filetypes'])
        .map((type) => `.${type}`)
        .join(','),
      ...nameOf(slot, 'Choose files'),
    }),
    ...names.map((name) => h('span', { key: name, className: 'file-chip' }, name)),
  ];
};

export const INPUTS: Record<string, DrawElement> = {
  plain_text_input: (slot) => (slot.element['multiline'] === true ? area(slot) : line('text', 'Text')(slot)),
  rich_text_input: area,
  email_text_input: line('email', 'Email address'),
  url_text_input: line('url', 'Web address'),
  number_input: line('number', 'Number', numberLimits),
  datepicker: picker('date', 'Select a date'),
  timepicker: picker('time', 'Select a time'),
  datetimepicker: moment,
  file_input: files,
};
