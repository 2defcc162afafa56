# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,549 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'training.showcase.svg'
set arrow from screen 0.025,0.844608 to screen 0.0458333,0.844608 nohead front lc rgb '#0b65b0' lw 2 dt 1
set arrow from screen 0.274331,0.844608 to screen 0.295165,0.844608 nohead front lc rgb '#c8500a' lw 2 dt 1
set label '' at screen 0.46494,0.844608 front point pt 7 ps 1.06667 lc rgb '#c8500a'
set label '{/:Bold vae was best after pass 28 of 30, 0.33 % below its first loss}' enhanced at screen 0.025,0.943934 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.90449 left front font ',12.5' textcolor rgb '#59636e'
set label 'Losses of different networks are not comparable. During a pass a network is worse than after it, and may be under drop-out or noise: the line of rows held back may' noenhanced at screen 0.025,0.0689071 left front font ',11' textcolor rgb '#59636e'
set label 'lie below.' noenhanced at screen 0.025,0.0404554 left front font ',11' textcolor rgb '#59636e'
set label 'rows learned from, during the pass' noenhanced at screen 0.0520833,0.844608 left front font ',11' textcolor rgb '#59636e'
set label 'rows held back, after it' noenhanced at screen 0.301415,0.844608 left front font ',11' textcolor rgb '#59636e'
set label 'best, and kept' noenhanced at screen 0.481606,0.844608 left front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.0817563,0.791785 left front font ',12.5' textcolor rgb '#1b2128'
set label '30 passes, best after 28' noenhanced at screen 0.0817563,0.758998 left front font ',11' textcolor rgb '#59636e'
set label 'pass over the rows' noenhanced at screen 0.525253,0.120291 center front font ',11' textcolor rgb '#59636e'
set label 'mean loss of a row (log)' noenhanced at screen 0.03125,0.456949 center rotate by 90 front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.0817563
set rmargin at screen 0.96875
set tmargin at screen 0.731676
set bmargin at screen 0.182222
set border 0
unset logscale x
set xrange [1:30] noextend
set xtics ('10' 10, '20' 20, '30' 30) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set logscale y 10
set yrange [51.6266:61.5408] noextend
set ytics ('52.5' 52.5, '55.0' 55, '57.5' 57.5, '60.0' 60) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid xtics ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
1 60.9639
2 59.9463
3 59.8857
4 59.8604
5 59.8535
6 59.8311
7 59.8115
8 59.8223
9 59.8135
10 59.8125
11 59.8047
12 59.8047
13 59.7979
14 59.8018
15 59.7979
16 59.791
17 59.7881
18 59.792
19 59.7891
20 59.7969
21 59.7832
22 59.792
23 59.792
24 59.7891
25 59.7871
26 59.7852
27 59.7793
28 59.7881
29 59.7803
30 59.7764
END
$data2 << END
1 52.2881
2 52.1943
3 52.1631
4 52.1543
5 52.1602
6 52.1475
7 52.1406
8 52.1328
9 52.1367
10 52.1328
11 52.1387
12 52.1377
13 52.1504
14 52.1318
15 52.1318
16 52.1377
17 52.127
18 52.1543
19 52.1436
20 52.1377
21 52.1494
22 52.1289
23 52.125
24 52.1201
25 52.1338
26 52.1201
27 52.125
28 52.1152
29 52.1377
30 52.1289
END
$data3 << END
28 52.1152
END
plot $data1 using 1:2 with lines lc rgb '#0b65b0' lw 1.8 dt 1 notitle, \
     $data2 using 1:2 with lines lc rgb '#c8500a' lw 1.8 dt 1 notitle, \
     $data3 using 1:2 with points pt 7 ps 1.06667 lc rgb '#c8500a' notitle
unset output
