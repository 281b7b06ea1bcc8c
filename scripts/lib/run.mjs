import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/**
 * Runs a program with its output visible and answers with its exit code (1 if it could not be started).
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, { env = process.env, shell = false } = {}) {
	return new Promise((done) => {
		const child = spawn(program, args, { cwd: root, env, shell, stdio: 'inherit' });
		child.on('error', (error) => {
			console.error(`${program}: ${error.message}`);
			done(1);
		});
		child.on('exit', (code) => done(code ?? 1));
	});
}

/**
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 */
export const runNode = (args, options) => run(process.execPath, args, options);

/**
 * npm without its `.cmd`: since Node 20.12 Windows refuses to spawn one without a shell.
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 */
export function runNpm(args, options) {
	const beside = dirname(process.execPath);
	const cli = [
		process.env.npm_execpath,
		join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
	].find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
	if (cli) return runNode([cli, ...args], options);
	const windows = process.platform === 'win32';
	return run(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows });
}
