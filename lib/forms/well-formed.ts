/** Half of a character that takes two places (emoji): nothing that reads UTF-8 can hold it. */
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** The same as JSON may write it. */
const ESCAPED = /\\u[dD][89a-fA-F]/;
const REPLACEMENT = '\uFFFD';

/** A text as every reader of UTF-8 can hold it: what is left of a character that was cut in two becomes �. */
export const wellFormed = (text: string): string => text.replace(HALF, REPLACEMENT);

/**
 * The value of a JSON text, with every text in it {@link wellFormed}.
 * @throws SyntaxError as `JSON.parse` does
 */
export const parseWellFormed = (json: string): unknown =>
	ESCAPED.test(json)
		? JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value))
		: JSON.parse(json);

/** JSON of a value, with every text in it {@link wellFormed}. */
export const stringifyWellFormed = (value: unknown): string => {
	const json = JSON.stringify(value);
	return ESCAPED.test(json) ? JSON.stringify(parseWellFormed(json)) : json;
};
