/** Untrusted text on one line of a terminal, on which it must not draw: control and formatting characters become spaces. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
