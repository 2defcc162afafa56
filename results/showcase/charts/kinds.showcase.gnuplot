# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,403 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'kinds.showcase.svg'
set arrow from screen 0.239879,0.145236 to screen 0.245504,0.145236 nohead front lc rgb '#a4450c' lw 10 dt 1
set arrow from screen 0.245088,0.145236 to screen 0.250713,0.145236 nohead front lc rgb '#b45418' lw 10 dt 1
set arrow from screen 0.250296,0.145236 to screen 0.255921,0.145236 nohead front lc rgb '#c56324' lw 10 dt 1
set arrow from screen 0.255504,0.145236 to screen 0.261129,0.145236 nohead front lc rgb '#d57230' lw 10 dt 1
set arrow from screen 0.260713,0.145236 to screen 0.266338,0.145236 nohead front lc rgb '#e08444' lw 10 dt 1
set arrow from screen 0.265921,0.145236 to screen 0.271546,0.145236 nohead front lc rgb '#e69860' lw 10 dt 1
set arrow from screen 0.271129,0.145236 to screen 0.276754,0.145236 nohead front lc rgb '#ebab7b' lw 10 dt 1
set arrow from screen 0.276338,0.145236 to screen 0.281962,0.145236 nohead front lc rgb '#f1bf97' lw 10 dt 1
set arrow from screen 0.281546,0.145236 to screen 0.287171,0.145236 nohead front lc rgb '#f4cfaf' lw 10 dt 1
set arrow from screen 0.286754,0.145236 to screen 0.292379,0.145236 nohead front lc rgb '#f5dac3' lw 10 dt 1
set arrow from screen 0.291963,0.145236 to screen 0.297587,0.145236 nohead front lc rgb '#f6e6d7' lw 10 dt 1
set arrow from screen 0.297171,0.145236 to screen 0.302796,0.145236 nohead front lc rgb '#f7f1eb' lw 10 dt 1
set arrow from screen 0.302379,0.145236 to screen 0.308004,0.145236 nohead front lc rgb '#eef2f4' lw 10 dt 1
set arrow from screen 0.307588,0.145236 to screen 0.313212,0.145236 nohead front lc rgb '#dbe8f1' lw 10 dt 1
set arrow from screen 0.312796,0.145236 to screen 0.318421,0.145236 nohead front lc rgb '#c8deee' lw 10 dt 1
set arrow from screen 0.318004,0.145236 to screen 0.323629,0.145236 nohead front lc rgb '#b5d4eb' lw 10 dt 1
set arrow from screen 0.323213,0.145236 to screen 0.328837,0.145236 nohead front lc rgb '#9ec6e4' lw 10 dt 1
set arrow from screen 0.328421,0.145236 to screen 0.334046,0.145236 nohead front lc rgb '#83b4da' lw 10 dt 1
set arrow from screen 0.333629,0.145236 to screen 0.339254,0.145236 nohead front lc rgb '#68a3cf' lw 10 dt 1
set arrow from screen 0.338838,0.145236 to screen 0.344462,0.145236 nohead front lc rgb '#4d91c5' lw 10 dt 1
set arrow from screen 0.344046,0.145236 to screen 0.349671,0.145236 nohead front lc rgb '#3880b8' lw 10 dt 1
set arrow from screen 0.349254,0.145236 to screen 0.354879,0.145236 nohead front lc rgb '#2a6fa8' lw 10 dt 1
set arrow from screen 0.354463,0.145236 to screen 0.360087,0.145236 nohead front lc rgb '#1d5f97' lw 10 dt 1
set arrow from screen 0.359671,0.145236 to screen 0.365296,0.145236 nohead front lc rgb '#0f4e87' lw 10 dt 1
set label '{/:Bold Hardest is group\_cluster: ledger-rules does best,}' enhanced at screen 0.025,0.923623 left front font ',18' textcolor rgb '#1b2128'
set label '{/:Bold at 0.47, and yet the control random has 0.55}' enhanced at screen 0.025,0.860199 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.806464 left front font ',12.5' textcolor rgb '#59636e'
set label 'Area under the ROC curve of each kind''s rows against all normal rows; in brackets, how many anomalous rows there are. Systems best first, kinds easiest first.' noenhanced at screen 0.025,0.0551117 left front font ',11' textcolor rgb '#59636e'
set label 'balance_break (13)' noenhanced at screen 0.217214,0.71 center front font ',11' textcolor rgb '#59636e'
set label 'burst_velocity (29)' noenhanced at screen 0.373464,0.71 center front font ',11' textcolor rgb '#59636e'
set label 'combo_rare (11)' noenhanced at screen 0.529714,0.71 center front font ',11' textcolor rgb '#59636e'
set label 'amount_global (16)' noenhanced at screen 0.685964,0.71 center front font ',11' textcolor rgb '#59636e'
set label 'group_cluster (20)' noenhanced at screen 0.842214,0.71 center front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.128672,0.655161 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.91' noenhanced at screen 0.217214,0.655161 center front font ',11' textcolor rgb '#ffffff'
set label '0.82' noenhanced at screen 0.373464,0.655161 center front font ',11' textcolor rgb '#000000'
set label '0.80' noenhanced at screen 0.529714,0.655161 center front font ',11' textcolor rgb '#000000'
set label '0.47' noenhanced at screen 0.685964,0.655161 center front font ',11' textcolor rgb '#000000'
set label '0.47' noenhanced at screen 0.842214,0.655161 center front font ',11' textcolor rgb '#000000'
set label 'lof' noenhanced at screen 0.128672,0.595112 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.67' noenhanced at screen 0.217214,0.595112 center front font ',11' textcolor rgb '#000000'
set label '0.56' noenhanced at screen 0.373464,0.595112 center front font ',11' textcolor rgb '#000000'
set label '0.71' noenhanced at screen 0.529714,0.595112 center front font ',11' textcolor rgb '#000000'
set label '0.75' noenhanced at screen 0.685964,0.595112 center front font ',11' textcolor rgb '#000000'
set label '0.45' noenhanced at screen 0.842214,0.595112 center front font ',11' textcolor rgb '#000000'
set label 'amount' noenhanced at screen 0.128672,0.535062 right front font ',12.5' textcolor rgb '#59636e'
set label '0.35' noenhanced at screen 0.217214,0.535062 center front font ',11' textcolor rgb '#000000'
set label '0.64' noenhanced at screen 0.373464,0.535062 center front font ',11' textcolor rgb '#000000'
set label '0.64' noenhanced at screen 0.529714,0.535062 center front font ',11' textcolor rgb '#000000'
set label '0.83' noenhanced at screen 0.685964,0.535062 center front font ',11' textcolor rgb '#000000'
set label '0.53' noenhanced at screen 0.842214,0.535062 center front font ',11' textcolor rgb '#000000'
set label 'kmeans' noenhanced at screen 0.128672,0.475012 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.71' noenhanced at screen 0.217214,0.475012 center front font ',11' textcolor rgb '#000000'
set label '0.81' noenhanced at screen 0.373464,0.475012 center front font ',11' textcolor rgb '#000000'
set label '0.55' noenhanced at screen 0.529714,0.475012 center front font ',11' textcolor rgb '#000000'
set label '0.74' noenhanced at screen 0.685964,0.475012 center front font ',11' textcolor rgb '#000000'
set label '0.44' noenhanced at screen 0.842214,0.475012 center front font ',11' textcolor rgb '#000000'
set label 'vae' noenhanced at screen 0.128672,0.414963 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.69' noenhanced at screen 0.217214,0.414963 center front font ',11' textcolor rgb '#000000'
set label '0.54' noenhanced at screen 0.373464,0.414963 center front font ',11' textcolor rgb '#000000'
set label '0.70' noenhanced at screen 0.529714,0.414963 center front font ',11' textcolor rgb '#000000'
set label '0.64' noenhanced at screen 0.685964,0.414963 center front font ',11' textcolor rgb '#000000'
set label '0.28' noenhanced at screen 0.842214,0.414963 center front font ',11' textcolor rgb '#000000'
set label 'robust-z' noenhanced at screen 0.128672,0.354913 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.72' noenhanced at screen 0.217214,0.354913 center front font ',11' textcolor rgb '#000000'
set label '0.47' noenhanced at screen 0.373464,0.354913 center front font ',11' textcolor rgb '#000000'
set label '0.70' noenhanced at screen 0.529714,0.354913 center front font ',11' textcolor rgb '#000000'
set label '0.50' noenhanced at screen 0.685964,0.354913 center front font ',11' textcolor rgb '#000000'
set label '0.28' noenhanced at screen 0.842214,0.354913 center front font ',11' textcolor rgb '#000000'
set label 'random' noenhanced at screen 0.128672,0.294864 right front font ',12.5' textcolor rgb '#59636e'
set label '0.27' noenhanced at screen 0.217214,0.294864 center front font ',11' textcolor rgb '#000000'
set label '0.49' noenhanced at screen 0.373464,0.294864 center front font ',11' textcolor rgb '#000000'
set label '0.42' noenhanced at screen 0.529714,0.294864 center front font ',11' textcolor rgb '#000000'
set label '0.41' noenhanced at screen 0.685964,0.294864 center front font ',11' textcolor rgb '#000000'
set label '0.55' noenhanced at screen 0.842214,0.294864 center front font ',11' textcolor rgb '#000000'
set label 'isolation-forest' noenhanced at screen 0.128672,0.234814 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.55' noenhanced at screen 0.217214,0.234814 center front font ',11' textcolor rgb '#000000'
set label '0.36' noenhanced at screen 0.373464,0.234814 center front font ',11' textcolor rgb '#000000'
set label '0.63' noenhanced at screen 0.529714,0.234814 center front font ',11' textcolor rgb '#000000'
set label '0.64' noenhanced at screen 0.685964,0.234814 center front font ',11' textcolor rgb '#000000'
set label '0.24' noenhanced at screen 0.842214,0.234814 center front font ',11' textcolor rgb '#000000'
set label '0 (upside down)' noenhanced at screen 0.139089,0.145236 left front font ',11' textcolor rgb '#59636e'
set label '1 (perfect); 0.5 is chance' noenhanced at screen 0.373213,0.145236 left front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.139089
set rmargin at screen 0.920339
set tmargin at screen 0.685186
set bmargin at screen 0.204789
set border 0
unset logscale x
set xrange [-0.5:4.5] noextend
unset xtics
unset logscale y
set yrange [7.5:-0.5] noextend
unset ytics
unset grid
$data1 << END
0 0 -0.493333 0.493333 -0.458678 0.458678 2451874
1 0 0.506667 1.49333 -0.458678 0.458678 4689347
2 0 1.50667 2.49333 -0.458678 0.458678 5543624
3 0 2.50667 3.49333 -0.458678 0.458678 16183014
4 0 3.50667 4.49333 -0.458678 0.458678 16183014
0 1 -0.493333 0.493333 0.541322 1.45868 11194088
1 1 0.506667 1.49333 0.541322 1.45868 14346224
2 1 1.50667 2.49333 0.541322 1.45868 9485790
3 1 2.50667 3.49333 0.541322 1.45868 7777493
4 1 3.50667 4.49333 0.541322 1.45868 16181724
0 2 -0.493333 0.493333 1.54132 2.45868 16043437
1 2 0.506667 1.49333 1.54132 2.45868 12113643
2 2 1.50667 2.49333 1.54132 2.45868 12047851
3 2 2.50667 3.49333 1.54132 2.45868 4295105
4 2 3.50667 4.49333 1.54132 2.45868 15331571
0 3 -0.493333 0.493333 2.54132 3.45868 9485534
1 3 0.506667 1.49333 2.54132 3.45868 5083589
2 3 1.50667 2.49333 2.54132 3.45868 14871794
3 3 2.50667 3.49333 2.54132 3.45868 8303064
4 3 3.50667 4.49333 2.54132 3.45868 16181210
0 4 -0.493333 0.493333 3.54132 4.45868 10208483
1 4 0.506667 1.49333 3.54132 4.45868 15068914
2 4 1.50667 2.49333 3.54132 4.45868 9880033
3 4 2.50667 3.49333 3.54132 4.45868 12179179
4 4 3.50667 4.49333 3.54132 4.45868 15511424
0 5 -0.493333 0.493333 4.54132 5.45868 8894427
1 5 0.506667 1.49333 4.54132 5.45868 16183270
2 5 1.50667 2.49333 4.54132 5.45868 10011361
3 5 2.50667 3.49333 4.54132 5.45868 16185333
4 5 3.50667 4.49333 4.54132 5.45868 15577218
0 6 -0.493333 0.493333 5.54132 6.45868 15444859
1 6 0.506667 1.49333 5.54132 6.45868 16250096
2 6 1.50667 2.49333 5.54132 6.45868 16179920
3 6 2.50667 3.49333 5.54132 6.45868 16113611
4 6 3.50667 4.49333 5.54132 6.45868 14937330
0 7 -0.493333 0.493333 6.54132 7.45868 14740209
1 7 0.506667 1.49333 6.54132 7.45868 16044209
2 7 1.50667 2.49333 6.54132 7.45868 12376300
3 7 2.50667 3.49333 6.54132 7.45868 12179179
4 7 3.50667 4.49333 6.54132 7.45868 15179112
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle
unset output
