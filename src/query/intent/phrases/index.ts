import type { CuePhrases } from '../cue.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { tr } from './tr.ts';

/** Phrases that show a wish, per language. */
export const PHRASES: Readonly<Record<string, CuePhrases>> = { en, ar, ckb, tr, fr };
