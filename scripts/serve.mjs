// The server process: `npm start` starts it once everything is there, and again after a restore.
import { serve } from './lib/serve.mjs';

// A fault in one request is told and outlived, as `next start` does: the hall goes on.
process.on('uncaughtException', (fault) => console.error(fault));
process.on('unhandledRejection', (fault) => console.error(fault));

try {
	const end = await serve({
		host: process.env.HOST || '0.0.0.0',
		port: Number(process.env.PORT || 3000),
		dev: process.argv.includes('--dev'),
	});
	let asked = false;
	const stop = () => {
		if (asked) return;
		asked = true;
		void end().finally(() => process.exit(0));
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
} catch (fault) {
	console.error(fault);
	process.exit(1);
}
