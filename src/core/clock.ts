/** Time is passed in, so that tests and the sandbox can move it. */
export type Clock = { readonly now: () => Date };
