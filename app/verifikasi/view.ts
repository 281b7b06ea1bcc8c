import { headingOf } from '@/lib/documents/lines';
import { isDocument } from '@/lib/documents/model';
import type { Election } from '@/lib/election/election';
import { shortName } from '@/lib/election/words';
import type { CodeReport } from '@/lib/evidence/check-code';
import { codeLines } from '@/lib/evidence/code-lines';
import { fieldsOf } from '@/lib/evidence/data';
import type { Fault, Report, SeenAdoption, SeenAnswer, SeenResult } from '@/lib/evidence/report';
import { type Cell, lineNumber } from '@/lib/forms/types';
import { momentText, zoneOf } from '@/lib/hall/clock';
import { language, t } from './words';

/** An element with attributes and children; text is always text. */
export function element(
	name: string,
	attributes: Record<string, string> = {},
	...children: (Node | string)[]
): HTMLElement {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	made.append(...children);
	return made;
}

/** What the check of a bundle found: the verdict first, then why, then what it holds. */
export function reportView(report: Report): HTMLElement {
	const view = element('section', { class: 'card' });
	view.append(
		element(
			'h2',
			{ tabindex: '-1', class: report.ok ? 'good' : 'bad' },
			report.ok ? `✓ ${t('good')}` : `✕ ${t('bad', { count: report.faults.length })}`,
		),
	);
	if (report.faults.length > 0)
		view.append(element('ul', { class: 'faults' }, ...report.faults.slice(0, 200).map(faultView)));
	if (report.signedBy) {
		view.append(
			element('p', {}, `${t('signedBy')}: `, element('strong', { class: 'words' }, report.signedBy.words)),
			element('p', { class: 'hint' }, t('compare')),
		);
	}
	if (report.ledger) {
		const facts = [
			`${t('place')} ${report.place}`,
			`${t('asOf')} ${moment(report.asOf)}`,
			t('ledger', { seq: report.ledger.seq }),
			t('files', { count: report.files }),
		];
		view.append(element('p', {}, facts.join(' · ')));
	}
	if (report.keys.length > 1) {
		view.append(
			element('h3', {}, t('keys')),
			element(
				'ul',
				{},
				...report.keys.map(({ words, seq, time }) =>
					element('li', {}, `${words} – ${t('keyAt', { seq })}, ${moment(time)}`),
				),
			),
		);
	}
	if (report.results.length > 0) {
		view.append(
			element('h3', {}, t('results')),
			...report.results.map((result) => resultView(result, report.record.election)),
		);
	}
	if (report.adoptions.length > 0) {
		view.append(
			element('h3', {}, t('adoptions')),
			...report.adoptions.map((adoption) => adoptionView(adoption, report.record.election)),
		);
	}
	return view;
}

function faultView(fault: Fault): HTMLElement {
	const kind = fault.kind ? t(`kind.${fault.kind}`) : '';
	const text = t(`fault.${fault.code}`, {
		path: fault.path ?? '–',
		kind,
		seq: fault.seq ?? '–',
		tps: fault.tps ?? '–',
		field: fault.field ?? '–',
		who: fault.who ?? '–',
		found: fault.found ?? '–',
		expected: fault.expected ?? '–',
	});
	return element('li', { 'data-fault': fault.code }, text.charAt(0).toUpperCase() + text.slice(1));
}

/** The contest as its own form calls it. */
function contestName(code: string, election: Election): string {
	return shortName(election.head(code) ?? { code, formName: '' });
}

function resultView(result: SeenResult, election: Election): HTMLElement {
	const title = `${contestName(result.contest, election)} · ${t('tps')} ${result.tps} · ${t('version', { version: result.version })}`;
	const details = element('details', { 'data-tps': result.tps });
	const fallen = result.superseded ? t('superseded') : result.reopened ? t('reopened') : '';
	details.append(element('summary', {}, fallen ? `${title} – ${fallen}` : title));
	details.append(
		element('p', {}, t('locked', { time: moment(result.time), by: result.by })),
		element('p', { class: 'code' }, result.hash),
		result.answers.length > 0 ? element('ul', {}, ...result.answers.map(answerView)) : element('p', {}, t('noAnswers')),
	);
	if (result.absent.length > 0) {
		details.append(element('p', {}, t('absentList', { names: result.absent.map(({ name }) => name).join(', ') })));
	}
	details.append(figuresView(result, election));
	return details;
}

/** The numbers in the order of their form, with its words; Sirekap's beside them. */
function figuresView(result: SeenResult, election: Election): HTMLElement {
	const contest = election.contest(result.contest, result.tps);
	const form = new Map(contest?.fields.map((field) => [field.id, field]));
	const head = ['field', 'line', 'paper', 'system'].map((key) => element('th', { scope: 'col' }, t(key)));
	const number = (cell: Cell | undefined) =>
		element('td', {}, cell === null || cell === undefined ? '–' : String(cell));
	let group = '';
	const rows = fieldsOf(election, result).flatMap((id) => {
		const field = form.get(id);
		const name = contest && field ? headingOf(contest, field, language()) : t('otherLines');
		const begins = name !== group;
		group = name;
		const column = field?.column ? ` (${field.column === 'J' ? 'L+P' : field.column})` : '';
		const words = field ? `${lineNumber(field)}${field.label[language()]}${column}` : '';
		const row = element(
			'tr',
			{},
			element('th', { scope: 'row' }, id),
			element('td', { class: 'text' }, words),
			number(result.figures[id]),
			field && !field.inSystem ? element('td') : number(result.system[id]),
		);
		return begins
			? [element('tr', {}, element('th', { scope: 'colgroup', colspan: '4', class: 'group' }, name)), row]
			: [row];
	});
	return element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows));
}

function adoptionView(adoption: SeenAdoption, election: Election): HTMLElement {
	const { contest, region, version, voided, time, by, hash, answers, absent } = adoption;
	const title = `${contestName(contest, election)} · ${t('region')} ${region} · ${t('version', { version })}`;
	const details = element('details', { 'data-region': region });
	details.append(
		element('summary', {}, voided ? `${title} – ${t('adoptionVoid')}` : title),
		element('p', {}, t('adopted', { time: moment(time), by })),
		element('p', { class: 'code' }, hash),
		element('ul', {}, ...answers.map(answerView)),
	);
	if (absent.length > 0) {
		details.append(element('p', {}, t('absentList', { names: absent.map(({ name }) => name).join(', ') })));
	}
	return details;
}

function answerView(seen: SeenAnswer | SeenAdoption['answers'][number]): HTMLElement {
	const { contestant, name, answer, text, voice, recordedBy } = seen;
	const who = contestant === null ? `PPK, ${name}` : `${t('contestant', { no: contestant })}, ${name}`;
	const said = `${who}: ${t(`answer.${answer}`)}`;
	const exchanged = voice === 'signed' && 'phones' in seen && seen.phones > 1;
	const how = `${t(`voice.${voice}`, { by: recordedBy ?? '–' })}${exchanged ? ` ${t('voiceExchanged', { count: seen.phones })}` : ''}`;
	return element('li', {}, text ? `${said} (${text}) – ${how}` : `${said} – ${how}`);
}

/** What a QR or a receipt says: the verdict first, as for a bundle. */
export function codeView(found: CodeReport, election: Election | null): HTMLElement {
	const lines = codeLines(found, {
		moment: (time, region) => momentText(time, zoneOf(region), language()),
		answer: (said) => t(`answer.${said}`),
		contest: (code) => (election ? contestName(code, election) : shortName({ code, formName: '' })),
		paper: (kind) => (isDocument(kind) ? t(`paperKind.${kind}`) : kind),
	});
	const holds = lines.every(({ good }) => good !== false);
	return element(
		'section',
		{ class: 'card' },
		element(
			'h2',
			{ tabindex: '-1', class: holds ? 'good' : 'bad', id: 'code-verdict' },
			holds ? `✓ ${t('codeGood')}` : `✕ ${t('codeBad')}`,
		),
		...lines.map(({ key, values, good }) =>
			good === undefined
				? element('p', {}, t(key, values))
				: element('p', { class: good ? 'good' : 'bad' }, `${good ? '✓' : '✕'} ${t(key, values)}`),
		),
	);
}

function moment(iso: string): string {
	const date = new Date(iso);
	if (Number.isNaN(date.getTime())) return iso;
	return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'medium' }).format(
		date,
	);
}
