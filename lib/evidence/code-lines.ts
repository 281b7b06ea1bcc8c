import type { CodeReport } from './check-code';

/** A sentence about a code: its key in the catalogue below `check`, and whether it speaks for (`true`) or against it. */
export interface CodeLine {
	readonly key: string;
	readonly values: Readonly<Record<string, string | number>>;
	readonly good?: boolean;
}

type Kind<T extends CodeReport['kind']> = Extract<CodeReport, { kind: T }>;

const say = (key: string, good?: boolean, values: CodeLine['values'] = {}): CodeLine => ({
	key: `codeReport.${key}`,
	values,
	...(good === undefined ? {} : { good }),
});

/** Whether it speaks for a receipt how its figures stand to a bundle. */
function speaks(standing: Kind<'receipt' | 'signing'>['standing']): boolean | undefined {
	if (standing === 'in-bundle') return true;
	return standing === 'differs' ? false : undefined;
}

/** The words of whoever tells about a code. */
export interface CodeWords {
	/** An ISO time for people, as the clocks of a region go. */
	readonly moment: (time: string, region: string) => string;
	/** The word for an answer. */
	readonly answer: (said: string) => string;
	/** The name of a contest by its code. */
	readonly contest: (code: string) => string;
	/** The name of a kind of document. */
	readonly paper: (kind: string) => string;
}

/** What is to be said about a code, in order; the check page and the command say the same. */
export function codeLines(found: CodeReport, words: CodeWords): CodeLine[] {
	if (found.kind === 'none') return [say('none', false)];
	if (found.kind === 'document') return documentLines(found, words);
	return found.kind === 'signing' ? signingLines(found, words) : receiptLines(found, words);
}

/** What a document is about, of `dpr/3101011001001`: the contest by name and the TPS. */
function aboutText(subject: string, contest: CodeWords['contest']): string {
	const [code = '', tps] = subject.split('/');
	return code === PLENARY ? '' : `${contest(code)}${tps === undefined ? '' : `, TPS ${tps}`}`;
}

const PLENARY = 'pleno';

function documentLines(
	{ code, words, signed, knownKey, expectedKey, included, standing }: Kind<'document'>,
	{ contest, paper }: CodeWords,
): CodeLine[] {
	const { kind, subject, seq, content } = code;
	const about = aboutText(subject, contest);
	const lines = [
		say('document', undefined, { kind: about === '' ? paper(kind) : `${paper(kind)} (${about})`, seq }),
		say(signed ? 'documentGood' : 'documentBad', signed, { words }),
	];
	if (expectedKey !== null) lines.push(say(expectedKey ? 'keyExpected' : 'keyUnexpected', expectedKey));
	if (knownKey !== null) lines.push(say(knownKey ? 'keyKnown' : 'keyForeign', knownKey));
	else if (expectedKey === null) lines.push(say('keyNoBundle'));
	lines.push(say('content', undefined, { hash: content }));
	// Of a page somebody made up there is nothing to compare.
	if (!signed || knownKey === false || expectedKey === false) return lines;
	const verdict = { current: true, superseded: false, 'other-record': false } as const;
	lines.push(say(`sheet.${standing}`, standing in verdict ? verdict[standing as keyof typeof verdict] : undefined));
	if (included !== null) lines.push(say(included ? 'included' : 'notIncluded'));
	return lines;
}

function receiptLines(
	{ receipt, signed, whole, standing, recorded, recordedAt }: Kind<'receipt'>,
	words: CodeWords,
): CodeLine[] {
	const { statement, name, time } = receipt;
	const at = (one: string) => words.moment(one, statement.tps);
	const { contest, tps } = statement;
	const head = { name, answer: words.answer(statement.answer), contest: words.contest(contest), tps, time: at(time) };
	const lines = [say('receipt', undefined, head)];
	if (!whole) lines.push(say('receiptFigures', false));
	if (signed === null) lines.push(say('receiptUnsigned'));
	else lines.push(say(signed ? 'receiptSigned' : 'receiptBad', signed));
	lines.push(say(`standing.${standing}`, speaks(standing)));
	return [...lines, ...recordedLines(recorded, recordedAt, at)];
}

function signingLines(
	{ receipt, signed, standing, recorded, recordedAt }: Kind<'signing'>,
	words: CodeWords,
): CodeLine[] {
	const { statement, name, time } = receipt;
	const at = (one: string) => words.moment(one, statement.region);
	const { contest, region } = statement;
	const head = {
		name,
		answer: words.answer(statement.answer),
		contest: words.contest(contest),
		region,
		time: at(time),
	};
	return [
		say('signing', undefined, head),
		signed === null ? say('receiptUnsigned') : say(signed ? 'receiptSigned' : 'receiptBad', signed),
		say(`totals.${standing}`, speaks(standing)),
		...recordedLines(recorded, recordedAt, at),
	];
}

function recordedLines(
	recorded: Kind<'receipt'>['recorded'],
	recordedAt: string | null,
	moment: (time: string) => string,
): CodeLine[] {
	if (!recorded) return [];
	const verdict = recorded === 'changed-later' ? undefined : recorded === 'same';
	return [say(`recorded.${recorded}`, verdict, { time: moment(recordedAt ?? '') })];
}
