/** Runs a program and measures it from outside: seconds on the clock, and the memory of its whole process tree. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  /** Largest sum of resident memory over the process tree, in MB, sampled ten times a second; 0 without /proc. */
  readonly peakMB: number;
  /** Processor time of the process tree, in seconds, as far as samples saw it: fair where others use the machine too. */
  readonly cpuSeconds: number;
  readonly status: number;
  /** The last 4,000 characters that it printed. */
  readonly output: string;
}

/** Ticks of the processor a second, as Linux counts them on every platform that Node runs on. */
const TICKS = 100;

/** Resident memory of a process and all that descend from it, in MB; notes the processor time of each in `cpu`. */
function treeMemory(root: number, cpu: Map<number, number>): number {
  const parents = new Map<number, number[]>();
  const resident = new Map<number, number>();
  const used = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!pid) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const parent = Number(fields[1]);
      resident.set(pid, Number(fields[21]) * 4096);
      used.set(pid, (Number(fields[11]) + Number(fields[12])) / TICKS);
      const children = parents.get(parent);
      if (children) children.push(pid);
      else parents.set(parent, [pid]);
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  let sum = 0;
  const queue = [root];
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    sum += resident.get(pid) ?? 0;
    cpu.set(pid, used.get(pid) ?? 0);
    queue.push(...(parents.get(pid) ?? []));
  }
  return sum / 1e6;
}

/** Runs a command to its end. Never throws for what the command does; `status` tells. */
export function measure(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Measured> {
  return new Promise((resolve) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let peakMB = 0;
    const cpu = new Map<number, number>();
    const timer = setInterval(() => {
      if (process.platform === 'linux' && child.pid) peakMB = Math.max(peakMB, treeMemory(child.pid, cpu));
    }, 100);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        output = (output + chunk).slice(-4000);
      });
    }
    const done = (status: number) => {
      clearInterval(timer);
      const cpuSeconds = [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0);
      resolve({ seconds: Number(process.hrtime.bigint() - start) / 1e9, cpuSeconds, peakMB, status, output });
    };
    child.on('error', (error) => {
      output += error.message;
      done(127);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}
