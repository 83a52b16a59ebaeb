/** What a sentence shows where something was missing. */
export const HOLE = /undefined|null|NaN|\[object|“\s*”|\(\s*\)|[{}]| {2}|^\s*$| [,;.:]/;
