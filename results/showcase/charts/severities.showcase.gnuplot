# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,412 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'severities.showcase.svg'
set arrow from screen 0.238942,0.179927 to screen 0.244567,0.179927 nohead front lc rgb '#a4450c' lw 10 dt 1
set arrow from screen 0.24415,0.179927 to screen 0.249775,0.179927 nohead front lc rgb '#b45418' lw 10 dt 1
set arrow from screen 0.249358,0.179927 to screen 0.254983,0.179927 nohead front lc rgb '#c56324' lw 10 dt 1
set arrow from screen 0.254567,0.179927 to screen 0.260192,0.179927 nohead front lc rgb '#d57230' lw 10 dt 1
set arrow from screen 0.259775,0.179927 to screen 0.2654,0.179927 nohead front lc rgb '#e08444' lw 10 dt 1
set arrow from screen 0.264983,0.179927 to screen 0.270608,0.179927 nohead front lc rgb '#e69860' lw 10 dt 1
set arrow from screen 0.270192,0.179927 to screen 0.275817,0.179927 nohead front lc rgb '#ebab7b' lw 10 dt 1
set arrow from screen 0.2754,0.179927 to screen 0.281025,0.179927 nohead front lc rgb '#f1bf97' lw 10 dt 1
set arrow from screen 0.280608,0.179927 to screen 0.286233,0.179927 nohead front lc rgb '#f4cfaf' lw 10 dt 1
set arrow from screen 0.285817,0.179927 to screen 0.291442,0.179927 nohead front lc rgb '#f5dac3' lw 10 dt 1
set arrow from screen 0.291025,0.179927 to screen 0.29665,0.179927 nohead front lc rgb '#f6e6d7' lw 10 dt 1
set arrow from screen 0.296233,0.179927 to screen 0.301858,0.179927 nohead front lc rgb '#f7f1eb' lw 10 dt 1
set arrow from screen 0.301442,0.179927 to screen 0.307067,0.179927 nohead front lc rgb '#eef2f4' lw 10 dt 1
set arrow from screen 0.30665,0.179927 to screen 0.312275,0.179927 nohead front lc rgb '#dbe8f1' lw 10 dt 1
set arrow from screen 0.311858,0.179927 to screen 0.317483,0.179927 nohead front lc rgb '#c8deee' lw 10 dt 1
set arrow from screen 0.317067,0.179927 to screen 0.322692,0.179927 nohead front lc rgb '#b5d4eb' lw 10 dt 1
set arrow from screen 0.322275,0.179927 to screen 0.3279,0.179927 nohead front lc rgb '#9ec6e4' lw 10 dt 1
set arrow from screen 0.327483,0.179927 to screen 0.333108,0.179927 nohead front lc rgb '#83b4da' lw 10 dt 1
set arrow from screen 0.332692,0.179927 to screen 0.338317,0.179927 nohead front lc rgb '#68a3cf' lw 10 dt 1
set arrow from screen 0.3379,0.179927 to screen 0.343525,0.179927 nohead front lc rgb '#4d91c5' lw 10 dt 1
set arrow from screen 0.343108,0.179927 to screen 0.348733,0.179927 nohead front lc rgb '#3880b8' lw 10 dt 1
set arrow from screen 0.348317,0.179927 to screen 0.353942,0.179927 nohead front lc rgb '#2a6fa8' lw 10 dt 1
set arrow from screen 0.353525,0.179927 to screen 0.35915,0.179927 nohead front lc rgb '#1d5f97' lw 10 dt 1
set arrow from screen 0.358733,0.179927 to screen 0.364358,0.179927 nohead front lc rgb '#0f4e87' lw 10 dt 1
set label '{/:Bold There are too few anomalies to tell whether}' enhanced at screen 0.025,0.925291 left front font ',18' textcolor rgb '#1b2128'
set label '{/:Bold ledger-rules ranks gross ones better than mild ones}' enhanced at screen 0.025,0.863252 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.810692 left front font ',12.5' textcolor rgb '#59636e'
set label 'Area under the ROC curve of ledger-rules for each kind''s rows against all normal rows; where there is room, with 95 % intervals (DeLong) and the number of' noenhanced at screen 0.025,0.0918204 left front font ',11' textcolor rgb '#59636e'
set label 'anomalous rows. A dash: too few. The title compares kinds that have 5 or more of both.' noenhanced at screen 0.025,0.0539078 left front font ',11' textcolor rgb '#59636e'
set label 'mild' noenhanced at screen 0.216276,0.716335 center front font ',11' textcolor rgb '#59636e'
set label 'middling' noenhanced at screen 0.372526,0.716335 center front font ',11' textcolor rgb '#59636e'
set label 'gross' noenhanced at screen 0.528776,0.716335 center front font ',11' textcolor rgb '#59636e'
set label 'all' noenhanced at screen 0.685026,0.716335 center front font ',11' textcolor rgb '#59636e'
set label 'balance_break' noenhanced at screen 0.127734,0.646675 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.83' noenhanced at screen 0.216276,0.663665 center front font ',11' textcolor rgb '#000000'
set label '[0.48, 0.96] n 4' noenhanced at screen 0.216276,0.629684 center front font ',11' textcolor rgb '#000000'
set label '0.95' noenhanced at screen 0.372526,0.663665 center front font ',11' textcolor rgb '#ffffff'
set label '[0.92, 0.97] n 5' noenhanced at screen 0.372526,0.629684 center front font ',11' textcolor rgb '#ffffff'
set label '0.94' noenhanced at screen 0.528776,0.663665 center front font ',11' textcolor rgb '#ffffff'
set label '[0.93, 0.95] n 4' noenhanced at screen 0.528776,0.629684 center front font ',11' textcolor rgb '#ffffff'
set label '0.91' noenhanced at screen 0.685026,0.663665 center front font ',11' textcolor rgb '#ffffff'
set label '[0.81, 0.96] n 13' noenhanced at screen 0.685026,0.629684 center front font ',11' textcolor rgb '#ffffff'
set label 'burst_velocity' noenhanced at screen 0.127734,0.555898 right front font ',12.5' textcolor rgb '#1b2128'
set label '–' noenhanced at screen 0.216276,0.555898 center front font ',11' textcolor rgb '#59636e'
set label '–' noenhanced at screen 0.372526,0.555898 center front font ',11' textcolor rgb '#59636e'
set label '0.82' noenhanced at screen 0.528776,0.572888 center front font ',11' textcolor rgb '#000000'
set label '[0.72, 0.89] n 29' noenhanced at screen 0.528776,0.538908 center front font ',11' textcolor rgb '#000000'
set label '0.82' noenhanced at screen 0.685026,0.572888 center front font ',11' textcolor rgb '#000000'
set label '[0.72, 0.89] n 29' noenhanced at screen 0.685026,0.538908 center front font ',11' textcolor rgb '#000000'
set label 'combo_rare' noenhanced at screen 0.127734,0.465121 right front font ',12.5' textcolor rgb '#1b2128'
set label '–' noenhanced at screen 0.216276,0.465121 center front font ',11' textcolor rgb '#59636e'
set label '–' noenhanced at screen 0.372526,0.465121 center front font ',11' textcolor rgb '#59636e'
set label '0.80' noenhanced at screen 0.528776,0.482112 center front font ',11' textcolor rgb '#000000'
set label '[0.60, 0.91] n 11' noenhanced at screen 0.528776,0.448131 center front font ',11' textcolor rgb '#000000'
set label '0.80' noenhanced at screen 0.685026,0.482112 center front font ',11' textcolor rgb '#000000'
set label '[0.60, 0.91] n 11' noenhanced at screen 0.685026,0.448131 center front font ',11' textcolor rgb '#000000'
set label 'amount_global' noenhanced at screen 0.127734,0.374345 right front font ',12.5' textcolor rgb '#1b2128'
set label '–' noenhanced at screen 0.216276,0.374345 center front font ',11' textcolor rgb '#59636e'
set label '–' noenhanced at screen 0.372526,0.374345 center front font ',11' textcolor rgb '#59636e'
set label '0.47' noenhanced at screen 0.528776,0.391335 center front font ',11' textcolor rgb '#000000'
set label '[0.46, 0.47] n 16' noenhanced at screen 0.528776,0.357354 center front font ',11' textcolor rgb '#000000'
set label '0.47' noenhanced at screen 0.685026,0.391335 center front font ',11' textcolor rgb '#000000'
set label '[0.46, 0.47] n 16' noenhanced at screen 0.685026,0.357354 center front font ',11' textcolor rgb '#000000'
set label 'group_cluster' noenhanced at screen 0.127734,0.283568 right front font ',12.5' textcolor rgb '#1b2128'
set label '–' noenhanced at screen 0.216276,0.283568 center front font ',11' textcolor rgb '#59636e'
set label '–' noenhanced at screen 0.372526,0.283568 center front font ',11' textcolor rgb '#59636e'
set label '0.47' noenhanced at screen 0.528776,0.300558 center front font ',11' textcolor rgb '#000000'
set label '[0.46, 0.47] n 20' noenhanced at screen 0.528776,0.266578 center front font ',11' textcolor rgb '#000000'
set label '0.47' noenhanced at screen 0.685026,0.300558 center front font ',11' textcolor rgb '#000000'
set label '[0.46, 0.47] n 20' noenhanced at screen 0.685026,0.266578 center front font ',11' textcolor rgb '#000000'
set label '0 (upside down)' noenhanced at screen 0.138151,0.179927 left front font ',11' textcolor rgb '#59636e'
set label '1 (perfect); 0.5 is chance' noenhanced at screen 0.372275,0.179927 left front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.138151
set rmargin at screen 0.763151
set tmargin at screen 0.692063
set bmargin at screen 0.23818
set border 0
unset logscale x
set xrange [-0.5:3.5] noextend
unset xtics
unset logscale y
set yrange [4.5:-0.5] noextend
unset ytics
unset grid
$data1 << END
0 0 -0.493333 0.493333 -0.473262 0.473262 4229568
1 0 0.506667 1.49333 -0.473262 0.473262 1596050
2 0 1.50667 2.49333 -0.473262 0.473262 1859222
3 0 2.50667 3.49333 -0.473262 0.473262 2451874
0 1 -0.493333 0.493333 0.526738 1.47326 16185594
1 1 0.506667 1.49333 0.526738 1.47326 16185594
2 1 1.50667 2.49333 0.526738 1.47326 4689347
3 1 2.50667 3.49333 0.526738 1.47326 4689347
0 2 -0.493333 0.493333 1.52674 2.47326 16185594
1 2 0.506667 1.49333 1.52674 2.47326 16185594
2 2 1.50667 2.49333 1.52674 2.47326 5543624
3 2 2.50667 3.49333 1.52674 2.47326 5543624
0 3 -0.493333 0.493333 2.52674 3.47326 16185594
1 3 0.506667 1.49333 2.52674 3.47326 16185594
2 3 1.50667 2.49333 2.52674 3.47326 16183014
3 3 2.50667 3.49333 2.52674 3.47326 16183014
0 4 -0.493333 0.493333 3.52674 4.47326 16185594
1 4 0.506667 1.49333 3.52674 4.47326 16185594
2 4 1.50667 2.49333 3.52674 4.47326 16183014
3 4 2.50667 3.49333 3.52674 4.47326 16183014
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle
unset output
