/** The counties as tiles, and the outlines of the prefectures. */
import outlines from './data/outlines.json' with { type: 'json' };
import { gazetteer } from './index.ts';
import type { Place } from './place.ts';

/**
 * Each county is a tile, laid so that neighbours stay near each other: north is up. Our own work; no outline of the
 * counties with a clear licence is known.
 */
const TILES = `
・　・　・　・　长兴　・　南浔　・　秀洲　嘉善　・　・　・　・
・　・　・　安吉　德清　吴兴　・　桐乡　南湖　平湖　・　・　・　嵊泗
・　・　・　・　余杭　拱墅　临平　钱塘　海宁　海盐　・　・　・　・
・　・　・　临安　・　西湖　上城　柯桥　・　・　慈溪　・　岱山　・
・　・　・　・　富阳　滨江　萧山　越城　上虞　余姚　江北　镇海　定海　普陀
・　淳安　・　桐庐　・　・　诸暨　・　・　・　海曙　鄞州　北仑　・
・　・　建德　・　浦江　义乌　・　・　嵊州　新昌　奉化　・　象山　・
开化　衢江　・　兰溪　金东　・　东阳　・　・　天台　三门　宁海　・　・
常山　柯城　龙游　婺城　武义　永康　・　磐安　・　临海　・　・　・　・
・　江山　遂昌　・　・　缙云　・　・　仙居　黄岩　路桥　椒江　・　・
・　・　・　松阳　莲都　・　・　・　永嘉　・　温岭　・　・　・
・　・　龙泉　云和　・　・　青田　瓯海　鹿城　乐清　玉环　・　・　・
・　・　・　景宁　・　文成　・　平阳　龙湾　洞头　・　・　・　・
・　・　庆元　・　泰顺　・　苍南　龙港　瑞安　・　・　・　・　・
`;

/** A county's tile: column from the west, row from the north, both from 0. */
export interface Cell {
  readonly place: Place;
  readonly col: number;
  readonly row: number;
}

/** The tiles of the 90 counties, row by row. */
export function countyCells(): Cell[] {
  const rows = TILES.trim().split('\n');
  return rows.flatMap((line, row) =>
    line.split('　').flatMap((short, col) => {
      const place = gazetteer()
        .byName(short)
        .find((p) => p.level === 'county' && !p.ended);
      return place ? [{ place, col, row }] : [];
    }),
  );
}

/** Outlines of the 11 prefectures: closed rings of [longitude, latitude] in degrees. Source and licence in the table. */
export function prefectureOutlines(): {
  readonly place: Place;
  readonly rings: readonly (readonly [number, number])[][];
}[] {
  return outlines.prefectures.map(({ name, rings }) => ({
    place: gazetteer().byPath(`浙江省/${name}`)!,
    rings: rings.map((ring) =>
      ring.split(',').map((point) => {
        const [longitude, latitude] = point.split(' ').map(Number);
        return [longitude!, latitude!] as const;
      }),
    ),
  }));
}
