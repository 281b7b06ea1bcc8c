import { machine } from '@/app/server/guard';
import { answer } from '@/app/server/hub';
import { receiveQuestion } from '@/db/hub/reception';

export const dynamic = 'force-dynamic';

/** A hall asks what became of what it sent. */
export const POST = machine('/api/hub/status', (body) => answer((hub) => receiveQuestion(hub, body)));
