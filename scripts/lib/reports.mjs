/**
 * What the two test runners say, as two numbers. Whatever did not pass has failed: skipped, marked to do, flaky,
 * a file that could not be loaded, a runner that ended badly without saying why, a runner that found nothing.
 * @typedef {{ passed: number, failed: number }} Count
 */

/** @param {Count} count @param {number} code @returns {Count} */
const honest = ({ passed, failed }, code) => ({
	passed,
	failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed,
});

/**
 * @param {any} report vitest's JSON, if there is one
 * @param {number} code vitest's exit code
 */
export function readVitest(report, code) {
	if (!report) return { passed: 0, failed: 1 };
	/** @type {{ status: string, assertionResults: { status: string }[] }[]} */
	const files = report.testResults;
	const unloadable = files.filter(
		({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
	).length;
	const passed = report.numPassedTests;
	return honest({ passed, failed: report.numTotalTests - passed + unloadable }, code);
}

/**
 * @param {any} report Playwright's JSON, if there is one
 * @param {number} code Playwright's exit code
 */
export function readPlaywright(report, code) {
	if (!report) return { passed: 0, failed: 1 };
	const { expected, unexpected, flaky, skipped } = report.stats;
	return honest({ passed: expected, failed: unexpected + flaky + skipped + report.errors.length }, code);
}
