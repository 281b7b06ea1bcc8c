import { checkBundle } from '@/lib/evidence/check';
import { checkCode } from '@/lib/evidence/check-code';
import { codeWithin } from '@/lib/evidence/code';
import type { Report } from '@/lib/evidence/report';
import { codeInPicture } from './picture';
import { codeView, element, reportView } from './view';
import { language, setLanguage, t } from './words';

/*
 * The check page: one HTML file without a framework, that works from a USB stick as it does from the server. It is
 * put together by scripts/lib/check-page.mjs.
 */

let report: Report | null = null;

function part<T extends HTMLElement>(id: string): T {
	const found = document.getElementById(id);
	if (!found) throw new Error(`no #${id}`);
	return found as T;
}

const file = part<HTMLInputElement>('file');
const expected = part<HTMLInputElement>('words');
const code = part<HTMLTextAreaElement>('code');
const saved = part<HTMLInputElement>('saved');
const outcome = part('outcome');

function label(): void {
	document.documentElement.lang = language();
	document.title = `${t('title')} – Ketok Palu`;
	for (const node of document.querySelectorAll<HTMLElement>('[data-t]')) node.textContent = t(node.dataset.t ?? '');
}

async function check(): Promise<void> {
	outcome.replaceChildren(element('p', { class: 'notice', role: 'status' }, t('checking')));
	// The sentence is on the screen before the work begins.
	await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 0)));
	const [chosen] = file.files ?? [];
	const views: Node[] = [];
	report = null;
	if (chosen) {
		report = checkBundle(new Uint8Array(await chosen.arrayBuffer()), { expected: expected.value });
		views.push(reportView(report));
	}
	if (code.value.trim() !== '')
		views.push(codeView(checkCode(code.value, report, expected.value), report?.record.election ?? null));
	outcome.replaceChildren(...views);
	outcome.querySelector<HTMLElement>('[tabindex]')?.focus();
}

/** A photograph of a QR, a receipt saved as a picture or as text: its code goes where it could have been typed. */
async function readSaved(): Promise<void> {
	const [chosen] = saved.files ?? [];
	if (!chosen) return;
	outcome.replaceChildren(element('p', { class: 'notice', role: 'status' }, t('checking')));
	const found = /^image\//.test(chosen.type) ? await codeInPicture(chosen) : codeWithin(await chosen.text());
	code.value = found ?? '';
	if (found) await check();
	else
		outcome.replaceChildren(
			element('p', { class: 'notice bad', role: 'alert' }, `✕ ${t('code.notFound', { name: chosen.name })}`),
		);
}

saved.addEventListener('change', () => void readSaved());
part('form').addEventListener('submit', (event) => {
	event.preventDefault();
	void check();
});
file.addEventListener('change', () => void check());
part('language').addEventListener('click', () => {
	setLanguage(language() === 'id' ? 'en' : 'id');
	label();
	if (report || code.value.trim() !== '') void check();
});
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
	event.preventDefault();
	if (!event.dataTransfer?.files.length) return;
	file.files = event.dataTransfer.files;
	void check();
});
label();
