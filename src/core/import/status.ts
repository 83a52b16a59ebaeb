/** What a list says of errors that are no longer open. */
import { plainWords, plainWordsOf } from './words.ts';

const HEADERS = new Set(
  plainWordsOf([
    'status, error status, sync status, resolution status, record status, state, stato, stato errore',
    "stato dell'errore, fehlerstatus, statut, statut de l'erreur, estado, estado del error, estado do erro, tila",
    'ステータス, 状態, 状态, 狀態',
  ]),
);

const CLOSED = new Set(
  plainWordsOf([
    'resolved, fixed, closed, ignored, dismissed, done, solved, completed, risolto, risolta, corretto, corretta',
    'chiuso, chiusa, ignorato, ignorata, gelöst, behoben, geschlossen, ignoriert, erledigt, résolu, résolue, corrigé',
    'fermé, fermée, ignoré, ignorée, resuelto, solucionado, cerrado, ignorado, corregido, resolvido, corrigido, fechado',
    'opgelost, gesloten, genegeerd, 解決済み, 解決, 無視, クローズ, rozwiązany, rozwiązane, löst, stängd, løst, lukket',
    'lukket, ratkaistu, suljettu, 已解决, 已解決, 已关闭, 已忽略',
  ]),
);

export function isStatusHeader(header: string): boolean {
  return HEADERS.has(plainWords(header));
}

/** True for a status that says that nothing is left to do. */
export function isClosed(status: string): boolean {
  return status.length <= 40 && CLOSED.has(plainWords(status));
}
