/** What a look at a JSON text found; `at` counts UTF-16 units from 0. */
export type Scan =
	| { readonly kind: 'ok' }
	| { readonly kind: 'broken'; readonly at: number }
	| { readonly kind: 'duplicate'; readonly at: number; readonly key: string }
	| { readonly kind: 'deep'; readonly at: number };

type Expect = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const QUOTE = 34;
const BACKSLASH = 92;

/** End of the string that opens at `start` (after its closing quote), or where it breaks as `~offset`. */
function stringEnd(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === QUOTE) return at + 1;
		if (unit < 32) return ~at;
		if (unit !== BACKSLASH) continue;
		const escaped = text[at + 1] ?? '';
		if (escaped === 'u') {
			if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) return ~at;
			at += 5;
		} else if (escaped !== '' && '"\\/bfnrt'.includes(escaped)) at++;
		else return ~at;
	}
	return ~text.length;
}

/**
 * Looks at a JSON text (RFC 8259) before it is parsed, for what `JSON.parse` does not tell on every
 * machine: where it breaks, a member that stands twice in one object (the parser would silently keep
 * the last), and nesting deeper than `depth`, which recursive readers cannot walk.
 */
export function scanJson(text: string, depth: number): Scan {
	const open: (Set<string> | null)[] = [];
	let expect: Expect = 'value';
	let at = 0;
	const afterValue = (): Expect => (open.length === 0 ? 'nothing' : 'comma-or-end');
	for (;;) {
		while (at < text.length && ' \t\n\r'.includes(text[at] ?? '')) at++;
		if (at >= text.length) return expect === 'nothing' ? { kind: 'ok' } : { kind: 'broken', at };
		const sign = text[at] ?? '';
		const object = open.at(-1);
		if (sign === '"' && expect !== 'colon' && expect !== 'comma-or-end' && expect !== 'nothing') {
			const end = stringEnd(text, at);
			if (end < 0) return { kind: 'broken', at: ~end };
			if (expect === 'key' || expect === 'key-or-end') {
				const key = JSON.parse(text.slice(at, end)) as string;
				if (object?.has(key)) return { kind: 'duplicate', at, key };
				object?.add(key);
				expect = 'colon';
			} else expect = afterValue();
			at = end;
		} else if ((sign === '{' || sign === '[') && (expect === 'value' || expect === 'value-or-end')) {
			if (open.length >= depth) return { kind: 'deep', at };
			open.push(sign === '{' ? new Set() : null);
			expect = sign === '{' ? 'key-or-end' : 'value-or-end';
			at++;
		} else if (
			(sign === '}' && object && (expect === 'key-or-end' || expect === 'comma-or-end')) ||
			(sign === ']' && object === null && (expect === 'value-or-end' || expect === 'comma-or-end'))
		) {
			open.pop();
			expect = afterValue();
			at++;
		} else if (sign === ':' && expect === 'colon') {
			expect = 'value';
			at++;
		} else if (sign === ',' && expect === 'comma-or-end') {
			expect = object ? 'key' : 'value';
			at++;
		} else if (expect === 'value' || expect === 'value-or-end') {
			LITERAL.lastIndex = at;
			if (!LITERAL.test(text)) return { kind: 'broken', at };
			at = LITERAL.lastIndex;
			expect = afterValue();
		} else return { kind: 'broken', at };
	}
}

/** Line and column, both from 1, of an offset in a text. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
	const before = text.slice(0, at);
	const lines = before.split('\n');
	return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
