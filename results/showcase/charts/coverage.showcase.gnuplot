# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,235 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'coverage.showcase.svg'
set label '{/:Bold vae''s bounds of 90 % hold 92 % of ordinary cells: wider than they need be}' enhanced at screen 0.025,0.869021 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.776872 left front font ',12.5' textcolor rgb '#59636e'
set label 'Bounds that hold too often are too wide, and warn too late; those that hold too seldom cry wolf. Up to 200 normal rows of each dataset; widths are in deviations of a' noenhanced at screen 0.025,0.160979 left front font ',11' textcolor rgb '#59636e'
set label 'cell.' noenhanced at screen 0.025,0.0945106 left front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.0536979,0.505809 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.92 [0.91, 0.93]' noenhanced at screen 0.892389,0.505809 right front font ',11' textcolor rgb '#59636e'
set label 'width 20.30' noenhanced at screen 0.975,0.505809 right front font ',11' textcolor rgb '#59636e'
set label 'promised 90 %' noenhanced at screen 0.303355,0.607191 center front font ',11' textcolor rgb '#c2410c'
set label 'share of the cells of normal rows within their bounds' noenhanced at screen 0.422349,0.289532 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.0653646
set rmargin at screen 0.779334
set tmargin at screen 0.560383
set bmargin at screen 0.451234
set border 0
unset logscale x
set xrange [0.85:1] noextend
set xtics ('0.85' 0.85, '0.90' 0.9, '0.95' 0.95, '1.00' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [0.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0.925 0 0.85 1 -0.5 0.5 16185594
END
$data2 << END
0.9 0.5 0 -1
END
$data3 << END
0.911862 0 0.0171441 0
END
$data4 << END
0.920847 0
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2:3:4 with vectors nohead lc rgb '#c2410c' lw 1.01 dt (6,4) notitle, \
     $data3 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.6 dt 1 notitle, \
     $data4 using 1:2 with points pt 7 ps 1.06667 lc rgb '#0b65b0' notitle
unset output
