import type { Browser, Page } from '@playwright/test';
import { expectNoSideways, expectNoViolations } from '../fixtures/axe';
import { expect, test } from '../fixtures/server';
import { AccountsPage } from '../pages/accounts';
import { chosenPassword, PasswordPage, SignInPage, signInAs, temporaryPassword } from '../pages/sign-in';

/** A person at a device of their own, with everything the browser complains about. */
async function person(browser: Browser, complaints: string[], viewport = { width: 1366, height: 768 }): Promise<Page> {
	const context = await browser.newContext({ viewport, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
	const page = await context.newPage();
	page.on('console', (message) => {
		// A refused request is part of the story; a broken policy or a fault of a script is not.
		if (message.type() === 'error' && !/status of (401|403|404|409|429)/.test(message.text())) {
			complaints.push(`${page.url()}: ${message.text()}`);
		}
	});
	page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (event) => {
			// biome-ignore lint/suspicious/noConsole: the listener above reads it
			console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
		});
	});
	return page;
}

/** What went wrong, as the page says it (Next has an alert of its own, for its announcements). */
const problem = (page: Page) => page.getByRole('main').getByRole('alert');

async function expectFit(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectNoSideways(page);
}

test('an account from the temporary password to its end', async ({ browser, server }) => {
	const complaints: string[] = [];
	const admin = await person(browser, complaints);
	const operator = await person(browser, complaints);

	await test.step('the temporary password must be changed before anything else', async () => {
		await operator.goto(`${server.url}/meja`);
		await expect(operator).toHaveURL(/\/masuk\?ke=/);
		await new SignInPage(operator).signIn('operator', temporaryPassword(server, 'operator'));
		await expect(operator.getByRole('heading', { name: 'Buat kata sandi sendiri' })).toBeVisible();
		await operator.goto(`${server.url}/meja`);
		await expect(operator).toHaveURL(/\/sandi/);
		const route = await operator.request.get(`${server.url}/api/tps?contest=ppwp`);
		expect(route.status()).toBe(403);
		expect(await route.json()).toMatchObject({ refusal: { code: 'password.must-change' } });
		const password = new PasswordPage(operator);
		await password.fill('operator', 'operator');
		await expect(problem(operator)).toContainText('Paling sedikit 10 karakter');
		await password.fill('kursi merah di pojok', 'kursi merah di pokok');
		await expect(problem(operator)).toContainText('tidak sama');
		await password.chooseFirst('kursi merah di pojok');
		await expect(operator).toHaveURL(`${server.url}/meja`);
	});

	await test.step('the language is switched in place', async () => {
		await operator.goto(`${server.url}/sandi`);
		await operator.getByLabel('Kata sandi sekarang').fill('setengah diketik');
		await operator.getByRole('button', { name: 'English' }).click();
		await expect(operator.getByRole('heading', { name: 'Change password' })).toBeVisible();
		await expect(operator.getByLabel('Current password')).toHaveValue('setengah diketik');
		await operator.getByRole('button', { name: 'Bahasa Indonesia' }).click();
		await expect(operator.getByRole('heading', { name: 'Ganti kata sandi' })).toBeVisible();
	});

	await test.step('one changes one’s own password; the old one is asked for', async () => {
		const password = new PasswordPage(operator);
		await operator.reload();
		await password.change('bukan ini', 'lampu kuning di aula');
		await expect(problem(operator)).toContainText('tidak cocok');
		await password.change('kursi merah di pojok', 'lampu kuning di aula');
		await expect(operator.getByRole('main').getByRole('status')).toContainText('sudah diganti');
	});

	const accounts = new AccountsPage(admin);
	await signInAs(admin, server, 'admin');
	await expect(admin).toHaveURL(`${server.url}/akun`);

	await test.step('only the admin sees the accounts', async () => {
		await operator.goto(`${server.url}/akun`);
		await expect(operator).not.toHaveURL(/\/akun/);
		expect((await operator.request.get(`${server.url}/api/accounts`)).status()).toBe(403);
	});

	await test.step('the admin ends the operator’s sessions, at once', async () => {
		await operator.goto(`${server.url}/sandi`);
		expect((await operator.request.get(`${server.url}/api/me`)).status()).toBe(200);
		await accounts.endSessions('operator');
		expect((await operator.request.get(`${server.url}/api/me`)).status()).toBe(401);
		await operator.reload();
		await expect(operator).toHaveURL(/\/masuk/);
	});

	await test.step('a reset password is shown once and ends the old one', async () => {
		await new SignInPage(operator).signIn('operator', 'lampu kuning di aula');
		const given = await accounts.resetPassword('operator');
		await expect(admin.getByText(given)).toBeHidden();
		await operator.goto(`${server.url}/masuk`);
		const signIn = new SignInPage(operator);
		await signIn.fill('operator', 'lampu kuning di aula');
		await signIn.submit();
		await expect(problem(operator)).toContainText('tidak cocok');
		await signIn.signIn('operator', given);
		await expect(operator).toHaveURL(/\/sandi/);
		await new PasswordPage(operator).chooseFirst('pintu hijau sebelah kiri');
	});

	await test.step('a new account is made and comes in', async () => {
		const given = await accounts.create({ name: 'Panwas Dua', username: 'panwas2', role: 'Panwaslu' });
		const other = await person(browser, complaints);
		await other.goto(`${server.url}/masuk`);
		await new SignInPage(other).signIn('panwas2', given);
		await new PasswordPage(other).chooseFirst('kursi biru dekat jendela');
		await expect(other.getByText('Panwas Dua')).toBeVisible();
		await other.getByRole('button', { name: 'Keluar' }).click();
		await expect(other).toHaveURL(/\/masuk/);
		expect((await other.request.get(`${server.url}/api/me`)).status()).toBe(401);
	});

	await test.step('a name that is taken is refused with the form still filled', async () => {
		await accounts.fillCreate({ name: 'Kembar', username: 'operator', role: 'Operator' });
		await expect(admin.getByRole('dialog').getByRole('alert')).toContainText('sudah dipakai');
		await expect(admin.getByRole('dialog').getByLabel('Nama lengkap')).toHaveValue('Kembar');
		await accounts.escape();
	});

	await test.step('a disabled account is out at once and cannot come back', async () => {
		await accounts.disable('operator', 'Pindah tugas');
		expect((await operator.request.get(`${server.url}/api/me`)).status()).toBe(401);
		await operator.goto(`${server.url}/masuk`);
		const signIn = new SignInPage(operator);
		await signIn.fill('operator', 'pintu hijau sebelah kiri');
		await signIn.submit();
		await expect(problem(operator)).toContainText('dinonaktifkan');
		await accounts.row('operator').getByRole('button', { name: 'Aktifkan' }).click();
		await expect(accounts.row('operator').getByRole('button', { name: 'Nonaktifkan' })).toBeVisible();
		await signIn.signIn('operator', 'pintu hijau sebelah kiri');
	});

	await test.step('the last admin cannot be locked out', async () => {
		await accounts.disable('admin', 'coba');
		await expect(admin.getByRole('dialog').getByRole('alert')).toContainText('admin terakhir');
		await accounts.escape();
	});

	await test.step('a session that ended in the middle of typing costs nothing typed', async () => {
		const elsewhere = await person(browser, complaints);
		await signInAs(elsewhere, server, 'admin');
		await accounts.fillCreate({ name: 'Panwas Tiga', username: 'panwas3', role: 'Panwaslu' }, async () => {
			await new AccountsPage(elsewhere).endSessions('admin');
		});
		const again = admin.getByRole('dialog', { name: 'Sesi berakhir – masuk lagi' });
		await expect(again).toBeVisible();
		await expectFit(admin);
		await again.getByLabel('Nama pengguna').fill('admin');
		await again.getByLabel('Kata sandi', { exact: true }).fill('salah dulu');
		await again.getByRole('button', { name: 'Masuk' }).click();
		await expect(again.getByRole('alert')).toContainText('tidak cocok');
		await again.getByLabel('Kata sandi', { exact: true }).fill(chosenPassword('admin'));
		await again.getByRole('button', { name: 'Masuk' }).click();
		await accounts.takeSlip();
		await expect(accounts.row('panwas3')).toBeVisible();
		await elsewhere.close();
	});

	await test.step('the list is filtered by the address', async () => {
		await accounts.filter('panwas');
		await expect(accounts.rows()).toHaveCount(3);
		await expect(admin).toHaveURL(/cari=panwas/);
		await admin.reload();
		await expect(accounts.rows()).toHaveCount(3);
	});

	expect(complaints).toEqual([]);
});

test('guessing is answered with a growing wait', async ({ browser, server }) => {
	const complaints: string[] = [];
	const page = await person(browser, complaints, { width: 360, height: 740 });
	const signIn = new SignInPage(page);
	await page.goto(`${server.url}/masuk`);
	for (let failure = 1; failure <= 6; failure++) {
		await signIn.fill(failure % 2 ? 'ketua' : 'tidakada', `salah ${failure}`);
		await signIn.submit();
		await expect(problem(page)).toContainText('tidak cocok');
		await page.getByLabel('Nama pengguna').fill('');
		if (failure < 6) await page.reload();
	}
	await signIn.fill('ketua', temporaryPassword(server, 'ketua'));
	await signIn.submit();
	await expect(problem(page)).toContainText(/masuk ditutup selama \d+ detik/);
	await expect(page.getByRole('button', { name: /Coba lagi dalam \d+ detik/ })).toBeVisible();
	await expectFit(page);
	// An address that is merely claimed is not believed.
	const { csrfToken } = await (await page.request.get(`${server.url}/api/auth/csrf`)).json();
	const claimed = await page.request.post(`${server.url}/api/auth/callback/akun`, {
		data: { username: 'operator', password: temporaryPassword(server, 'operator'), csrfToken, json: 'true' },
		headers: { origin: server.url, 'x-forwarded-for': '10.9.8.7', 'x-real-ip': '10.9.8.7', forwarded: 'for=10.9.8.7' },
	});
	expect(claimed.status()).toBe(401);
	expect((await claimed.json()).url).toContain('error=locked');
	expect(complaints).toEqual([]);
});

test('a write from another site is refused, whatever the cookie', async ({ page, server }) => {
	await signInAs(page, server, 'admin');
	const command = {
		id: '7b1c1de6-9f1c-4c58-8a3e-0c0b6d9a5f11',
		command: { type: 'display.renewCode' },
	};
	const before = await (await page.request.get(`${server.url}/api/display-code`)).json();
	for (const [path, data] of [
		['/api/commands', command],
		['/api/password', { current: 'x', next: 'kursi merah di pojok' }],
		['/api/auth/callback/akun', { username: 'admin', password: 'x' }],
		['/api/sign-out', {}],
		['/api/language', { locale: 'en' }],
	] as const) {
		for (const origin of ['http://jahat.example', 'null', `http://127.0.0.1:${server.port + 1}`, undefined]) {
			const answer = await page.request.post(server.url + path, { data, headers: origin ? { origin } : {} });
			expect(answer.status(), `${path} from ${origin}`).toBe(403);
		}
	}
	expect(await (await page.request.get(`${server.url}/api/display-code`)).json()).toEqual(before);
	const own = await page.request.post(`${server.url}/api/commands`, { data: command, headers: { origin: server.url } });
	expect(own.status()).toBe(200);
	const { secret } = await own.json();
	expect(await (await page.request.get(`${server.url}/api/display-code`)).json()).toEqual({ code: secret });
	expect(
		await (
			await page.request.post(`${server.url}/api/commands`, { data: command, headers: { origin: server.url } })
		).json(),
	).toMatchObject({ repeated: true });
	expect(await (await page.request.get(`${server.url}/api/display-code`)).json()).toEqual({ code: secret });
	// Parts of NextAuth that are not used are not there; a claimed address changes nothing.
	for (const path of ['session', 'providers', 'signin', 'signout', 'error']) {
		expect((await page.request.get(`${server.url}/api/auth/${path}`)).status(), path).toBe(404);
	}
});

test('every page is accessible, narrow and wide, and breaks no policy', async ({ browser, server }) => {
	const complaints: string[] = [];
	const page = await person(browser, complaints);
	const sizes = [
		{ width: 1366, height: 768 },
		{ width: 360, height: 740 },
	];
	const everySize = async (path: string) => {
		for (const size of sizes) {
			await page.setViewportSize(size);
			const response = await page.goto(server.url + path);
			await expect(page.getByRole('heading').first()).toBeVisible();
			if (path === '/akun') await expect(page.getByRole('list', { name: 'Daftar akun' })).toBeVisible();
			const policy = response?.headers()['content-security-policy'] ?? '';
			expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
			expect(policy).not.toContain('unsafe');
			await expectFit(page);
		}
	};
	await everySize('/masuk');
	await everySize('/tidak-ada');
	// A dot in the path makes no file of it; what is a file stays one.
	for (const path of ['/tidak-ada.html', '/gabung/tidak-ada.svg', '/_next/static/tidak-ada.js', '/api/tidak-ada.php']) {
		const answer = await page.request.get(server.url + path);
		expect(answer.status(), path).toBe(404);
		const { 'content-type': type = '', 'content-security-policy': policy = '' } = answer.headers();
		if (path === '/tidak-ada.html') expect(type).toContain('html');
		if (!type.includes('html')) continue;
		expect(policy, path).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'|^default-src 'none'/);
	}
	for (const path of ['/verifikasi.html', '/info.css', '/gabung/android-1.svg', '/icon.svg']) {
		expect((await page.request.get(server.url + path)).status(), path).toBe(200);
	}
	expect(
		(await page.request.get(`${server.url}/verifikasi.html`)).headers()['content-security-policy'],
	).toBeUndefined();
	await new SignInPage(page).open();
	await new SignInPage(page).signIn('admin', temporaryPassword(server, 'admin'));
	await everySize('/sandi');
	await new PasswordPage(page).chooseFirst('kursi merah di pojok');
	await everySize('/akun');
	const accounts = new AccountsPage(page);
	for (const size of sizes) {
		await page.setViewportSize(size);
		await accounts.openCreate();
		await expectFit(page);
		await accounts.escape();
		await accounts.create({ name: 'Panwas', username: `panwas${size.width}`, role: 'Panwaslu' }, async () => {
			await expectFit(page);
		});
	}
	await everySize('/sandi');
	// The others look after their own pages; here only that the policy holds on them.
	for (const path of ['/meja', '/layar', '/layar/masuk', '/saksi/masuk']) {
		await page.goto(server.url + path);
		await expect(page.locator('main')).toBeVisible();
		await page.waitForLoadState('load');
	}
	expect(complaints).toEqual([]);
});
